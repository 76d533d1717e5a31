-- Who reads and writes refusals, imports, jobs and plans.

do $$
declare
  t text;
begin
  foreach t in array array[
    'vetoes', 'pair_rules', 'imports', 'import_mappings', 'duplicate_candidates', 'jobs', 'plans', 'plan_computations',
    'plan_groups', 'plan_group_assessments', 'plan_group_members', 'plan_unplaced', 'plan_unplaced_reasons',
    'group_budgets', 'group_shares'
  ] loop
    call grappe.protect_table(t);
  end loop;

  -- Tables that only the coordinators of the cluster read and write.
  foreach t in array array[
    'pair_rules', 'imports', 'import_mappings', 'duplicate_candidates', 'plan_computations',
    'plan_group_assessments', 'plan_unplaced_reasons', 'group_budgets'
  ] loop
    execute format('create policy all_coordinator on grappe.%I to grappe_app
      using (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))
      with check (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))', t);
  end loop;

  -- Parts of a plan that the coordinators write and that firms may read in part (policies below).
  foreach t in array array['plans', 'plan_groups', 'plan_group_members', 'plan_unplaced', 'group_shares'] loop
    execute format('create policy insert_coordinator on grappe.%I for insert to grappe_app
      with check (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))', t);
    execute format('create policy update_coordinator on grappe.%I for update to grappe_app
      using (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))
      with check (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))', t);
    execute format('create policy delete_coordinator on grappe.%I for delete to grappe_app
      using (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))', t);
  end loop;
end
$$;

create policy select_concerned on grappe.vetoes for select to grappe_app using (
  organisation_id = any ((select grappe.my_organisations())::uuid[])
  or (audience = 'coordinator' and cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))
);
create policy insert_concerned on grappe.vetoes for insert to grappe_app with check (
  entered_by = (select grappe.current_person())
  and (organisation_id = any ((select grappe.my_organisations())::uuid[])
    or (audience = 'coordinator' and cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])))
);
create policy update_concerned on grappe.vetoes for update to grappe_app using (
  organisation_id = any ((select grappe.my_organisations())::uuid[])
  or (audience = 'coordinator' and cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[]))
);
grant select on grappe.vetoes to grappe_app;
grant insert (cluster_id, organisation_id, against_id, entered_by, note, audience) on grappe.vetoes to grappe_app;
grant update (note, withdrawn_at) on grappe.vetoes to grappe_app;

grant select on grappe.pair_rules to grappe_app;
grant insert (cluster_id, a_id, b_id, kind, note, entered_by) on grappe.pair_rules to grappe_app;
grant update (note, withdrawn_at) on grappe.pair_rules to grappe_app;

grant select on grappe.imports to grappe_app;
grant insert (cluster_id, change_set_id, job_id, kind, file_name, status, mapping, report, counts, content, author)
  on grappe.imports to grappe_app;
grant update (change_set_id, job_id, kind, status, mapping, report, counts, content, updated_at) on grappe.imports to grappe_app;
grant delete on grappe.imports to grappe_app;

grant select, insert, delete on grappe.import_mappings to grappe_app;
grant update (mapping, updated_at) on grappe.import_mappings to grappe_app;

grant select, insert, delete on grappe.duplicate_candidates to grappe_app;
grant update (score, reasons, decision, decided_by, decided_at) on grappe.duplicate_candidates to grappe_app;

create policy select_concerned on grappe.jobs for select to grappe_app using (
  asked_by = (select grappe.current_person())
  or cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
);
create policy insert_writer on grappe.jobs for insert to grappe_app with check (
  asked_by = (select grappe.current_person()) and cluster_id = any ((select grappe.my_clusters())::uuid[])
);
create policy update_concerned on grappe.jobs for update to grappe_app using (
  asked_by = (select grappe.current_person())
  or cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
);
grant select on grappe.jobs to grappe_app;
grant insert (cluster_id, kind, payload, asked_by, input_version) on grappe.jobs to grappe_app;
grant update (status, progress, result, error, input_version, cancel_requested_at, started_at, finished_at)
  on grappe.jobs to grappe_app;

create policy select_concerned on grappe.plans for select to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  or id = any ((select grappe.my_proposed_plans())::uuid[])
);
create policy select_concerned on grappe.plan_groups for select to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  or id = any ((select grappe.my_proposed_groups())::uuid[])
);
create policy select_concerned on grappe.plan_group_members for select to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  or group_id = any ((select grappe.my_proposed_groups())::uuid[])
);
create policy select_concerned on grappe.plan_unplaced for select to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  or (plan_id = any ((select grappe.my_proposed_plans())::uuid[])
    and organisation_id = any ((select grappe.my_organisations())::uuid[]))
);
create policy select_concerned on grappe.group_shares for select to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  or (group_id = any ((select grappe.my_proposed_groups())::uuid[])
    and organisation_id = any ((select grappe.my_organisations())::uuid[]))
);

grant select, insert, delete on grappe.plans, grappe.plan_computations, grappe.plan_groups, grappe.plan_group_assessments,
  grappe.plan_group_members, grappe.plan_unplaced, grappe.plan_unplaced_reasons, grappe.group_budgets, grappe.group_shares
  to grappe_app;
grant update (title, status, proposed_at) on grappe.plans to grappe_app;
grant update (parameters, objective, bound, gap, proven, method, seed, input_version, details) on grappe.plan_computations to grappe_app;
grant update (name, public_explanation) on grappe.plan_groups to grappe_app;
grant update (quality, explanation) on grappe.plan_group_assessments to grappe_app;
grant update (own_reasons) on grappe.plan_unplaced to grappe_app;
grant update (reasons) on grappe.plan_unplaced_reasons to grappe_app;
grant update (budget, updated_at) on grappe.group_budgets to grappe_app;
grant update (share) on grappe.group_shares to grappe_app;

-- The fields of an organisation that an identity change may hold, under the names it uses.
create function grappe.identity_of(o grappe.organisations) returns jsonb
  language sql immutable
  as $$
    select jsonb_build_object(
      'name', o.name, 'kind', o.kind, 'country', o.country, 'sector', o.sector, 'outside', o.outside,
      'external_ref', o.external_ref, 'place_id', o.place_id
    )
  $$;

-- Whether something lives on an organisation that a change set had made, which that change set did not bring. What
-- people keep to themselves is not counted: a coordinator must not learn of it by undoing.
create function grappe.has_later_work(cluster uuid, organisation uuid, change_set uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, grappe, pg_temp
  as $$
    select cluster = any (grappe.my_writable_clusters()) and (
      exists (
        select from grappe.facts where cluster_id = cluster and organisation_id = organisation
          and ended_at is null and opened_by <> change_set and audience <> 'self'
      ) or exists (
        select from grappe.ties where cluster_id = cluster and organisation in (source_id, target_id)
          and ended_at is null and opened_by <> change_set and audience <> 'self'
      ) or exists (
        select from grappe.memberships where cluster_id = cluster and organisation_id = organisation
          and ended_at is null and opened_by <> change_set
      ) or exists (
        select from grappe.identity_changes i join grappe.change_sets s on s.id = i.change_set_id
        where i.cluster_id = cluster and i.organisation_id = organisation and i.change_set_id <> change_set
          and s.kind <> 'undo' and s.undone_at is null
      ) or exists (
        select from grappe.organisations where cluster_id = cluster and merged_into = organisation
      ) or exists (
        select from grappe.role_grants where cluster_id = cluster and organisation_id = organisation and ended_at is null
      ) or exists (
        select from grappe.pair_rules where cluster_id = cluster and organisation in (a_id, b_id) and withdrawn_at is null
      ) or exists (
        select from grappe.plan_group_members where cluster_id = cluster and organisation_id = organisation
      )
    )
  $$;

grant execute on function grappe.identity_of(grappe.organisations), grappe.has_later_work(uuid, uuid, uuid) to grappe_app;
