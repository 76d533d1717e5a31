-- Second factors: for the sign-in library alone, like the other tables of accounts.
alter table accounts."user" add column "twoFactorEnabled" boolean not null default false;
create table accounts."twoFactor" (
  id text primary key,
  secret text not null,
  "backupCodes" text not null,
  "userId" text not null references accounts."user" (id) on delete cascade,
  verified boolean not null default true,
  "failedVerificationCount" integer not null default 0,
  "lockedUntil" timestamptz
);
create unique index two_factor_person on accounts."twoFactor" ("userId");
create table accounts.passkey (
  id text primary key,
  name text,
  "publicKey" text not null,
  "userId" text not null references accounts."user" (id) on delete cascade,
  "credentialID" text not null unique,
  counter bigint not null,
  "deviceType" text not null,
  "backedUp" boolean not null,
  transports text,
  "createdAt" timestamptz,
  aaguid text
);
create index passkey_person on accounts.passkey ("userId");
create unique index account_of_provider on accounts.account ("providerId", "accountId");
do $$
declare
  t text;
begin
  foreach t in array array['twoFactor', 'passkey'] loop
    execute format('alter table accounts.%I enable row level security', t);
    execute format('alter table accounts.%I force row level security', t);
    execute format('create policy all_owner on accounts.%I to grappe_owner using (true) with check (true)', t);
    execute format('create policy all_accounts on accounts.%I to grappe_accounts using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on accounts.%I to grappe_accounts', t);
  end loop;
end
$$;
