-- A lesson is one thing wherever it is told: to the coordinators, to the group that learned it, to the groups under the same roof
-- or to the cluster. What incubators kept apart joins the lessons of groups, with who took it up (ADR 0031).

alter table grappe.group_lessons
  -- What was kept by an incubator before did not say.
  alter column kind drop not null,
  -- Null for one that came from elsewhere, or from a group that is no more.
  alter column group_id drop not null,
  add column incubator_id uuid,
  add column learned_on date not null default current_date,
  add constraint group_lessons_cluster_id_id_key unique (cluster_id, id),
  drop constraint group_lessons_audience_check,
  add constraint group_lessons_audience_check check (audience in ('coordinator', 'group', 'incubator', 'cluster')),
  add constraint group_lessons_roof_check check ((audience = 'incubator') = (incubator_id is not null)),
  drop constraint group_lessons_cluster_id_group_id_fkey,
  add foreign key (cluster_id) references grappe.clusters (id) on delete cascade,
  -- A group of an incubator may not live yet; one that lives is not taken away.
  add foreign key (cluster_id, group_id) references grappe.plan_groups (cluster_id, id) on delete set null (group_id),
  add foreign key (cluster_id, incubator_id) references grappe.incubators (cluster_id, id) on delete cascade;
create index group_lessons_incubator on grappe.group_lessons (cluster_id, incubator_id);

update grappe.group_lessons set learned_on = created_at::date;
insert into grappe.group_lessons
  (cluster_id, id, group_id, title, body, audience, incubator_id, learned_on, author_id, created_at, updated_by, updated_at)
select cluster_id, id, group_id, btrim(title), lesson, 'incubator', incubator_id, learned_on, author_id, entered_at, author_id, entered_at
from grappe.incubator_lessons;

-- Who took it up follows it.
alter table grappe.incubator_lesson_uses
  drop constraint incubator_lesson_uses_cluster_id_lesson_id_fkey,
  add foreign key (cluster_id, lesson_id) references grappe.group_lessons (cluster_id, id) on delete cascade;
drop table grappe.incubator_lessons;

drop policy select_concerned on grappe.group_lessons;
create policy select_concerned on grappe.group_lessons for select to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  or (audience <> 'coordinator' and group_id = any ((select grappe.my_proposed_groups())::uuid[]))
  or (audience = 'incubator' and incubator_id = any ((select grappe.my_incubators())::uuid[]))
  or (audience = 'cluster' and cluster_id = any ((select grappe.my_clusters())::uuid[]))
);
drop policy insert_concerned on grappe.group_lessons;
create policy insert_concerned on grappe.group_lessons for insert to grappe_app with check (
  author_id = (select grappe.current_person())
  and (cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
    or (audience <> 'coordinator' and group_id = any ((select grappe.my_proposed_groups())::uuid[])
      and (incubator_id is null or incubator_id = any ((select grappe.my_incubators())::uuid[]))))
);
drop policy update_author on grappe.group_lessons;
create policy update_author on grappe.group_lessons for update to grappe_app using (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  or (author_id = (select grappe.current_person()) and group_id = any ((select grappe.my_proposed_groups())::uuid[]))
) with check (
  cluster_id = any ((select grappe.my_coordinated_clusters())::uuid[])
  or (author_id = (select grappe.current_person()) and group_id = any ((select grappe.my_proposed_groups())::uuid[])
    and (incubator_id is null or incubator_id = any ((select grappe.my_incubators())::uuid[])))
);
grant insert (incubator_id), update (incubator_id) on grappe.group_lessons to grappe_app;
