-- The life of a wave: scores counted by blocks, figures, the table of an analysis, invitations and reminders, publication (ADR 0024).

-- Six: a firm that is one of them reads of five others.
create function grappe.block_size() returns integer language sql immutable parallel safe as $$ select 6 $$;

-- Keeps the scores of a response and counts each with the others of its stratum.
create function grappe.keep_scores(response uuid, scored jsonb) returns void
  language sql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    with given as (
      select r.cluster_id, r.wave_id, r.id, r.organisation_id, t.stratum, s.key as measure, s.value::float8 as value
      from grappe.responses r
      join grappe.wave_targets t on t.wave_id = r.wave_id and t.organisation_id = r.organisation_id
      cross join jsonb_each_text(scored) s
      where r.id = response
      order by s.key collate "C"
    ), seated as (
      insert into grappe.wave_seats as w (cluster_id, wave_id, measure, stratum, taken)
      select cluster_id, wave_id, measure, stratum, 1 from given
      on conflict (wave_id, measure, stratum) do update set taken = w.taken + 1
      returning w.measure, w.taken
    )
    insert into grappe.response_scores (cluster_id, wave_id, response_id, organisation_id, measure, value, stratum, block)
    select g.cluster_id, g.wave_id, g.id, g.organisation_id, g.measure, g.value, g.stratum, (s.taken - 1) / grappe.block_size()
    from given g join seated s on s.measure = g.measure
  $$;

-- Finishes a response: its answers are then what they are. Answers a code when it may not be, or null.
create function grappe.submit_response(response uuid, scored jsonb) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  found grappe.responses;
begin
  select * into found from grappe.responses where id = response and organisation_id = any (grappe.my_organisations()) for update;
  if found.id is null then return 'not_found'; end if;
  if found.submitted_at is not null then return 'response_submitted'; end if;
  if not grappe.is_open_wave(found.wave_id) then return 'wave_closed'; end if;
  update grappe.responses set submitted_at = now() where id = response;
  perform grappe.keep_scores(response, scored);
  return null;
end
$$;

-- Enters what a firm answered on paper or in a spreadsheet, once; the team does not read it again afterwards.
create function grappe.enter_response(wave uuid, organisation uuid, how text, research boolean, answers jsonb, scored jsonb) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  place uuid;
  made uuid;
begin
  select cluster_id into place from grappe.campaign_waves where id = wave and closed_at is null;
  if place is null or not place = any (grappe.my_coordinated_clusters()) then return 'not_found'; end if;
  if how is null or how not in ('paper', 'spreadsheet') then
    raise exception 'entered from paper or from a spreadsheet' using errcode = 'check_violation';
  end if;
  if not exists (select from grappe.wave_targets where wave_id = wave and organisation_id = organisation) then
    return 'response_not_asked';
  end if;
  insert into grappe.responses (cluster_id, wave_id, organisation_id, source, for_research, entered_by, submitted_at)
  values (place, wave, organisation, how, coalesce(research, false), grappe.current_person(), now())
  on conflict (wave_id, organisation_id) do nothing returning id into made;
  if made is null then return 'response_exists'; end if;
  insert into grappe.response_answers (cluster_id, response_id, organisation_id, item, answer)
  select place, made, organisation, a.key, a.value from jsonb_each(answers) a;
  perform grappe.keep_scores(made, scored);
  return null;
end
$$;

-- Ends a wave: those who are left in blocks that are not full are counted together, whatever their stratum, when they are enough.
create function grappe.close_wave(wave uuid) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  update grappe.campaign_waves set closed_at = now()
  where id = wave and closed_at is null and cluster_id = any (grappe.my_coordinated_clusters());
  if not found then return false; end if;
  with full_blocks as (
    select measure, stratum, block from grappe.response_scores where wave_id = wave and block is not null
    group by 1, 2, 3 having count(*) >= grappe.block_size()
  ), left_over as (
    select s.response_id, s.measure,
      row_number() over (partition by s.measure order by md5(s.response_id::text)) - 1 as place,
      count(*) over (partition by s.measure) as of_all
    from grappe.response_scores s
    where s.wave_id = wave and s.block is not null
      and not exists (select from full_blocks f where (f.measure, f.stratum, f.block) = (s.measure, s.stratum, s.block))
  )
  update grappe.response_scores s
  set stratum = '', block = case when l.of_all >= grappe.block_size()
    then -1 - least(l.place / grappe.block_size(), l.of_all / grappe.block_size() - 1) end
  from left_over l where s.response_id = l.response_id and s.measure = l.measure;
  return true;
end
$$;

-- Figures of a wave by measure and stratum, and over all strata ('' and whole): sums of whole blocks only.
create function grappe.wave_figures(wave uuid)
  returns table (measure text, stratum text, firms bigint, mean double precision, deviation double precision)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    with blocks as (
      select s.measure, s.stratum, count(*) as firms, sum(s.value) as total, sum(s.value * s.value) as squares
      from grappe.response_scores s
      join grappe.campaign_waves w on w.id = s.wave_id and w.cluster_id = any (grappe.my_known_clusters())
      where s.wave_id = wave and s.block is not null
      group by s.measure, s.stratum, s.block having count(*) >= grappe.block_size()
    )
    select b.measure, b.stratum, sum(b.firms)::bigint, round((sum(b.total) / sum(b.firms))::numeric, 3)::float8,
      case when sum(b.firms) > 1 then round(sqrt(greatest(
        (sum(b.squares) - sum(b.total) * sum(b.total) / sum(b.firms)) / (sum(b.firms) - 1), 0))::numeric, 3)::float8 end
    from blocks b group by grouping sets ((b.measure, b.stratum), (b.measure))
    having b.stratum is null or b.stratum <> ''
  $$;

-- Waves as a table, one answer or score per line, under names that only this campaign (or this study) gives. For an analysis that a
-- coordinator started (all of them), or for a researcher's open study (those who agreed, and no free text). Nothing below six firms.
create function grappe.wave_table(waves uuid[], study uuid)
  returns table (firm text, wave_id uuid, stratum text, part text, name text, value jsonb)
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    with allowed as (
      select w.id, w.cluster_id,
        coalesce(sk.inner_key, ck.inner_key) as inner_key, coalesce(sk.outer_key, ck.outer_key) as outer_key
      from grappe.campaign_waves w
      join grappe.campaign_keys ck on ck.campaign_id = w.campaign_id
      left join grappe.studies s on s.id = study and s.cluster_id = w.cluster_id and s.id = any (grappe.my_studies())
      left join grappe.study_keys sk on sk.study_id = s.id
      where w.id = any (waves)
        and case when study is null then w.cluster_id = any (grappe.my_coordinated_clusters()) else sk.study_id is not null end
    ), counted as (
      select r.id, r.wave_id, r.organisation_id, a.inner_key, a.outer_key, t.known, t.stratum,
        count(*) over (partition by r.wave_id) as firms, count(*) over (partition by r.wave_id, t.stratum) as alike
      from allowed a
      join grappe.responses r on r.wave_id = a.id and r.submitted_at is not null and (study is null or r.for_research)
      join grappe.wave_targets t on t.wave_id = r.wave_id and t.organisation_id = r.organisation_id
    ), named as (
      select c.*, left(encode(sha256(c.outer_key || sha256(c.inner_key || uuid_send(c.organisation_id))), 'hex'), 20) as firm,
        case when c.alike >= grappe.block_size() then c.stratum else '' end as shown
      from counted c where c.firms >= grappe.block_size()
    )
    select n.firm, n.wave_id, n.shown, 'item', a.item, a.answer from named n
    join grappe.response_answers a on a.response_id = n.id
    where jsonb_typeof(a.answer) <> 'object'
    union all
    select n.firm, n.wave_id, n.shown, 'score', s.measure, to_jsonb(s.value) from named n
    join grappe.response_scores s on s.response_id = n.id and position('=' in s.measure) = 0
    union all
    select n.firm, n.wave_id, n.shown, 'known', k.key, k.value from named n cross join jsonb_each(n.known) k where study is null
    order by 1, 2, 4, 5
  $$;

-- Invites, or reminds, those who have not answered: each when its day has come, never more often than the campaign says, never who
-- declined or finished. Answers how many were told; who has nobody with an account is told nothing.
create function grappe.tell_wave(wave uuid) returns integer
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  due record;
  told_now integer := 0;
begin
  for due in
    select t.cluster_id, t.organisation_id, t.told from grappe.wave_targets t
    join grappe.campaign_waves w on w.id = t.wave_id
    join grappe.campaigns c on c.id = w.campaign_id
    where t.wave_id = wave and grappe.is_open_wave(wave) and t.declined_at is null
      and (t.told = 0 or (t.told <= cardinality(c.reminder_days) and t.told_at <= now() - make_interval(days => c.reminder_days[t.told])))
      and not exists (select from grappe.responses r where r.wave_id = wave and r.organisation_id = t.organisation_id and r.submitted_at is not null)
      and exists (select from grappe.role_grants g join grappe.people p on p.id = g.person_id and p.deactivated_at is null and p.erased_at is null
        where g.cluster_id = t.cluster_id and g.organisation_id = t.organisation_id and g.ended_at is null
          and g.role in ('firm_owner', 'firm_employee', 'partner'))
    for update of t skip locked
  loop
    insert into grappe.mails (cluster_id, person_id, address, language, kind, params, href)
    select due.cluster_id, p.id, p.email, p.language, case when due.told = 0 then 'survey_invitation' else 'survey_reminder' end,
      jsonb_build_object('cluster', k.name, 'campaign', c.name, 'until', w.closes_on), '/me/diagnosis'
    from (select distinct g.person_id from grappe.role_grants g where g.cluster_id = due.cluster_id
        and g.organisation_id = due.organisation_id and g.ended_at is null and g.role in ('firm_owner', 'firm_employee', 'partner')) g
    join grappe.people p on p.id = g.person_id and p.deactivated_at is null and p.erased_at is null
    join grappe.campaign_waves w on w.id = wave
    join grappe.campaigns c on c.id = w.campaign_id
    join grappe.clusters k on k.id = w.cluster_id;
    update grappe.wave_targets set told = told + 1, told_at = now() where wave_id = wave and organisation_id = due.organisation_id;
    told_now := told_now + 1;
  end loop;
  return told_now;
end
$$;

-- Tells who is due in a wave, for those who coordinate it.
create function grappe.invite_wave(wave uuid) returns integer
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  if not exists (select from grappe.campaign_waves where id = wave and cluster_id = any (grappe.my_coordinated_clusters())) then
    return null;
  end if;
  return grappe.tell_wave(wave);
end
$$;

-- Tells who is due in every wave that takes answers, once a round; answers how many.
create function grappe.tell_open_waves() returns integer
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
begin
  if not pg_try_advisory_xact_lock(7102023026) then return 0; end if;
  return coalesce((select sum(grappe.tell_wave(w.id)) from grappe.campaign_waves w
    where w.closed_at is null and current_date between w.opens_on and w.closes_on), 0)::integer;
end
$$;

-- Tells other clusters the figures of a wave that ended.
create function grappe.publish_wave(wave uuid, published boolean) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
declare
  place uuid;
begin
  select cluster_id into place from grappe.campaign_waves
  where id = wave and closed_at is not null and cluster_id = any (grappe.my_managed_clusters());
  if place is null then return false; end if;
  if not published then
    delete from grappe.wave_publications where wave_id = wave;
    return true;
  end if;
  insert into grappe.wave_publications (wave_id, cluster_id, figures, published_by)
  values (wave, place, (
    select jsonb_build_object('cluster', (select name from grappe.clusters where id = place),
      'territory', (select territory from grappe.clusters where id = place),
      'measures', coalesce(jsonb_object_agg(f.measure, jsonb_build_object('firms', f.firms, 'mean', f.mean, 'deviation', f.deviation)), '{}'))
    from grappe.wave_figures(wave) f where f.stratum is null), grappe.current_person())
  on conflict (wave_id) do nothing;
  return true;
end
$$;

grant execute on function grappe.my_instrumented_clusters(), grappe.my_asked_waves(), grappe.my_shared_responses(), grappe.is_open_wave(uuid),
  grappe.my_open_responses(), grappe.submit_response(uuid, jsonb), grappe.enter_response(uuid, uuid, text, boolean, jsonb, jsonb),
  grappe.close_wave(uuid), grappe.wave_figures(uuid), grappe.wave_table(uuid[], uuid), grappe.invite_wave(uuid), grappe.tell_open_waves(),
  grappe.publish_wave(uuid, boolean) to grappe_app;
