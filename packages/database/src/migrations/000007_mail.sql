-- Mails to send: queued in the transaction of what they tell of, sent later by a worker, kept where there is no server to send them.

-- A mail says what happened and gives a link, as facts: the sentence is made in the language of whoever reads it. It has no
-- cluster when it concerns an account (a reset password) or all the clusters of a person (a digest).
create table grappe.mails (
  id uuid primary key default grappe.new_id(),
  cluster_id uuid references grappe.clusters (id) on delete cascade,
  person_id uuid references grappe.people (id) on delete cascade,
  address text not null check (length(address) between 3 and 320),
  language text not null default 'fr' check (language in ('fr', 'en')),
  kind text not null check (kind ~ '^[a-z][a-z_]{1,60}$'),
  params jsonb not null default '{}' check (jsonb_typeof(params) = 'object' and length(params::text) <= 4000),
  -- A path of ours, never another site's.
  href text check (href ~ '^/([^/\\]|$)' and length(href) <= 500),
  -- When to try; moved further by each try.
  send_after timestamptz not null default now(),
  -- Written after the server took the mail, never before.
  sent_at timestamptz,
  attempts integer not null default 0,
  -- A code, never what the server said: that repeats addresses.
  last_error text check (last_error ~ '^[A-Za-z0-9_]{1,60}$'),
  given_up_at timestamptz,
  -- Whoever read its secret in the outbox, to hand it over by another way.
  revealed_by uuid references grappe.people (id) on delete set null,
  revealed_at timestamptz,
  created_at timestamptz not null default now()
);
create index mails_due on grappe.mails (send_after) where sent_at is null and given_up_at is null;
create index mails_cluster on grappe.mails (cluster_id, created_at desc);
create index mails_person on grappe.mails (person_id);
call grappe.protect_table('mails');
create policy select_concerned on grappe.mails for select to grappe_app using (
  person_id = (select grappe.current_person())
  or cluster_id = any ((select grappe.my_managed_clusters())::uuid[])
  or (select grappe.is_platform_administrator())
);
grant select on grappe.mails to grappe_app;

-- What makes the link of a mail work, for whoever receives it: taken away as soon as the mail is sent, or is of no use.
create table grappe.mail_secrets (
  mail_id uuid primary key references grappe.mails (id) on delete cascade,
  secret text not null check (length(secret) between 20 and 200),
  expires_at timestamptz not null
);
call grappe.protect_table('mail_secrets');

-- People to whom the asker may have a mail sent: those whose name it may read.
create function grappe.may_write_to(person uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$ select person = any (grappe.my_people()) or grappe.is_platform_administrator() $$;

-- Leaves a mail for a person, without asking who may: for functions that know. Null for somebody who is not there.
create function grappe.leave_mail(
  person uuid, cluster uuid, kind text, params jsonb, href text, send_after timestamptz default now()
) returns uuid
  language sql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    insert into grappe.mails (person_id, cluster_id, address, language, kind, params, href, send_after)
    select p.id, cluster, p.email, p.language, leave_mail.kind, coalesce(leave_mail.params, '{}'), leave_mail.href,
      coalesce(leave_mail.send_after, now())
    from grappe.people p where p.id = person
    returning id
  $$;

-- Queues a mail in the transaction of what it tells of. Refused for people whom the asker may not reach.
create function grappe.queue_mail(
  person uuid, kind text, params jsonb, href text, send_after timestamptz default now(), cluster uuid default null
) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  if not grappe.may_write_to(person) or not (cluster is null or cluster = any (grappe.my_known_clusters())) then
    raise exception 'this person may not be written to' using errcode = 'insufficient_privilege';
  end if;
  return grappe.leave_mail(person, cluster, kind, params, href, send_after);
end
$$;

-- Mails whose moment has come. Addresses that cannot exist (RFC 2606) stay in the outbox.
create function grappe.mails_due() returns table (mail_id uuid)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select id from grappe.mails
    where sent_at is null and given_up_at is null and send_after <= now() and address !~* '\.(example|invalid)$'
    order by send_after limit 1000
  $$;

-- The minutes before the next try: 1, 2, 4, 8 … at most half a day.
create function grappe.mail_wait(attempts integer) returns interval
  language sql immutable parallel safe
  as $$ select make_interval(mins => least(power(2, least(attempts, 20))::int, 720)) $$;

-- Takes one mail to try it now, and moves its next try further in the same step: two senders never hold the same, and what a
-- sender that died held is tried again later.
create function grappe.claim_mail(mail uuid)
  returns table (id uuid, address text, language text, kind text, params jsonb, href text, secret text, attempts integer)
  language sql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    with taken as (
      update grappe.mails m set send_after = now() + grappe.mail_wait(m.attempts), attempts = m.attempts + 1
      where m.id = mail and m.sent_at is null and m.given_up_at is null and m.send_after <= now()
      returning m.*
    )
    select t.id, t.address, t.language, t.kind, t.params, t.href,
      (select s.secret from grappe.mail_secrets s where s.mail_id = t.id and s.expires_at > now()), t.attempts
    from taken t
  $$;

-- The server took the mail: its secret is of no more use here.
create function grappe.mail_was_sent(mail uuid) returns void
  language sql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    delete from grappe.mail_secrets where mail_id = mail;
    update grappe.mails set sent_at = now(), last_error = null where id = mail and sent_at is null;
  $$;

-- The mail did not leave: tried again, unless it is refused for good or was tried for three days.
create function grappe.mail_was_not_sent(mail uuid, failure text, for_good boolean) returns void
  language sql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    update grappe.mails set last_error = failure,
      given_up_at = case when for_good or attempts >= 14 then now() end
    where id = mail and sent_at is null
  $$;

-- What the outbox no longer needs: secrets that open nothing any more, and mails of three months ago.
create function grappe.tidy_mails() returns void
  language sql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    delete from grappe.mail_secrets where expires_at < now();
    delete from grappe.mails where created_at < now() - interval '90 days' and (sent_at is not null or send_after < now());
  $$;

-- Whoever manages what a mail concerns tries it again now.
create function grappe.retry_mail(mail uuid) returns boolean
  language sql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    with tried as (
      update grappe.mails set send_after = now(), given_up_at = null, attempts = 0
      where id = mail and sent_at is null
        and (cluster_id = any (grappe.my_managed_clusters()) or grappe.is_platform_administrator())
      returning 1
    )
    select exists (select from tried)
  $$;

-- The secret of a mail that nothing sends, for whoever may invite there: each reading is written on the mail.
create function grappe.reveal_mail(mail uuid) returns table (href text, secret text)
  language sql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    with shown as (
      update grappe.mails m set revealed_by = grappe.current_person(), revealed_at = now()
      where m.id = mail and m.sent_at is null
        and (m.cluster_id = any (grappe.my_managed_clusters()) or grappe.is_platform_administrator())
        and exists (select from grappe.mail_secrets s where s.mail_id = m.id and s.expires_at > now())
      returning m.id, m.href
    )
    select shown.href, s.secret from shown join grappe.mail_secrets s on s.mail_id = shown.id
  $$;

grant execute on function grappe.queue_mail(uuid, text, jsonb, text, timestamptz, uuid), grappe.mails_due(),
  grappe.claim_mail(uuid), grappe.mail_was_sent(uuid), grappe.mail_was_not_sent(uuid, text, boolean), grappe.tidy_mails(),
  grappe.retry_mail(uuid), grappe.reveal_mail(uuid) to grappe_app;
