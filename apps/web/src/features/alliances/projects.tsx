import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { AllianceProject } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';
import { Section } from '../group-life/section.tsx';
import type { AllianceTabProps } from './alliance-page.tsx';
import { FieldsForm, orNull, type Field, type Filled } from './fields-form.tsx';
import { ProjectPartners } from './project-partners.tsx';
import { isSigned } from './stages.ts';
import { useOwners } from './use-owners.ts';

const statuses = ['idea', 'preparing', 'submitted', 'funded', 'running', 'finished', 'dropped'] as const;
const labels = ['none', 'asked', 'granted', 'refused'] as const;

/** Cooperations of firms, in research or in business. */
export function Projects(props: AllianceTabProps) {
  const { t } = useText('alliances');
  const { alliance, address, act } = props;
  const [adds, setAdds] = useState(false);
  const mayAdd = isSigned(alliance.stage) && alliance.status === 'active';
  return (
    <Section
      title={t('alliances:projects.title')}
      aside={
        mayAdd &&
        !adds && (
          <Button size="compact-sm" variant="default" onClick={() => setAdds(true)}>
            {t('alliances:projects.add')}
          </Button>
        )
      }
    >
      {adds && (
        <ProjectForm
          {...props}
          onClose={() => setAdds(false)}
          onSubmit={(body) =>
            act.mutate(
              { path: `${address}/projects`, method: 'POST', body, said: t('alliances:saved') },
              { onSuccess: () => setAdds(false) },
            )
          }
        />
      )}
      {alliance.projects.length === 0 && !adds && <Text size="sm">{t('alliances:projects.none')}</Text>}
      <Stack gap="md">
        {alliance.projects.map((project) => (
          <Project key={project.id} project={project} {...props} />
        ))}
      </Stack>
    </Section>
  );
}

function Project({ project, ...props }: AllianceTabProps & { readonly project: AllianceProject }) {
  const { t, f } = useText('alliances');
  const { alliance, address, act } = props;
  const [edits, setEdits] = useState(false);
  const { id, title, kind, status, label, summary, brickSought, funder, funding, outcome } = project;
  const facts = [
    brickSought === '' ? null : `${t('alliances:projects.brick')} – ${brickSought}`,
    funder === '' && funding === null
      ? null
      : [funder, funding === null ? '' : f.money(funding.cents, funding.currency)]
          .filter((part) => part !== '')
          .join(' – '),
    outcome === '' ? null : `${t('alliances:projects.outcome')} – ${outcome}`,
  ].filter((fact) => fact !== null);
  if (edits)
    return (
      <ProjectForm
        {...props}
        project={project}
        onClose={() => setEdits(false)}
        onSubmit={(body) =>
          act.mutate(
            {
              path: `${address}/projects/${id}`,
              method: 'PUT',
              body: { ...body, version: project.version },
              said: t('alliances:saved'),
            },
            { onSuccess: () => setEdits(false) },
          )
        }
      />
    );
  return (
    <div>
      <Group gap="xs">
        <Text fw={600} component="h3" m={0}>
          {title}
        </Text>
        <Badge variant="light" tt="none">
          {t(`alliances:projects.${kind}`)}
        </Badge>
        <Badge variant="light" color="leaf" tt="none">
          {t(`alliances:project_status.${status}`)}
        </Badge>
        {label !== 'none' && (
          <Badge variant="light" color={label === 'granted' ? 'leaf' : 'gray'} tt="none">
            {t(`alliances:project_label.${label}`)}
          </Badge>
        )}
        {alliance.status === 'active' && (
          <Button size="compact-xs" variant="subtle" onClick={() => setEdits(true)}>
            {t('alliances:edit')}
          </Button>
        )}
      </Group>
      {summary !== '' && <Text size="sm">{summary}</Text>}
      {facts.map((fact) => (
        <Text key={fact} size="sm">
          {fact}
        </Text>
      ))}
      <ProjectPartners project={project} {...props} />
    </div>
  );
}

interface ProjectFormProps extends AllianceTabProps {
  readonly project?: AllianceProject;
  readonly onClose: () => void;
  readonly onSubmit: (body: Record<string, unknown>) => void;
}

function ProjectForm({ project, alliance, act, onClose, onSubmit }: ProjectFormProps) {
  const { t } = useText('alliances');
  const choices = (values: readonly string[], key: string) =>
    values.map((value) => ({ value, label: t(`alliances:${key}.${value}`) }));
  const owners = useOwners(alliance, null);
  const groups = alliance.workingGroups.map(({ id, theme }) => ({ value: id, label: theme }));
  const fields: Field[] = [
    { name: 'title', label: t('alliances:projects.name'), required: true },
    {
      name: 'kind',
      label: t('alliances:projects.kind'),
      kind: 'select',
      options: choices(['research', 'business'], 'projects'),
    },
    {
      name: 'status',
      label: t('alliances:projects.status'),
      kind: 'select',
      options: choices(statuses, 'project_status'),
    },
    {
      name: 'label',
      label: t('alliances:projects.label'),
      kind: 'select',
      options: choices(labels, 'project_label'),
    },
    { name: 'labelledOn', label: t('alliances:projects.labelled_on'), kind: 'date' },
    {
      name: 'workingGroupId',
      label: t('alliances:projects.group'),
      kind: 'select',
      options: [{ value: '', label: t('alliances:projects.no_group') }, ...groups],
    },
    { name: 'summary', label: t('alliances:projects.summary'), kind: 'area' },
    { name: 'brickSought', label: t('alliances:projects.brick'), most: 1000 },
    { name: 'funder', label: t('alliances:projects.funder') },
    { name: 'amount', label: t('alliances:projects.amount'), kind: 'number' },
    { name: 'ownerId', label: t('alliances:roadmap.owner'), kind: 'select', options: owners },
    ...(project === undefined
      ? []
      : [{ name: 'outcome', label: t('alliances:projects.outcome'), kind: 'area' as const }]),
  ];
  return (
    <FieldsForm
      fields={fields}
      first={filledFrom(project)}
      submit={t('alliances:save')}
      busy={act.isPending}
      error={null}
      onCancel={onClose}
      onSubmit={(filled) => onSubmit(bodyFrom(filled, project))}
    />
  );
}

const filledFrom = (project: AllianceProject | undefined): Filled =>
  project === undefined
    ? { kind: 'research', status: 'idea', label: 'none' }
    : {
        title: project.title,
        kind: project.kind,
        status: project.status,
        label: project.label,
        labelledOn: project.labelledOn ?? '',
        workingGroupId: project.workingGroupId ?? '',
        summary: project.summary,
        brickSought: project.brickSought,
        funder: project.funder,
        amount: project.funding === null ? '' : String(project.funding.cents / 100),
        ownerId: project.owner?.id ?? '',
        outcome: project.outcome,
      };

function bodyFrom(filled: Filled, project: AllianceProject | undefined): Record<string, unknown> {
  const { amount = '', labelledOn, workingGroupId, ownerId, ...texts } = filled;
  const funding =
    amount === ''
      ? null
      : { cents: Math.round(Number(amount) * 100), currency: project?.funding?.currency ?? 'EUR' };
  return {
    ...texts,
    funding,
    labelledOn: orNull(labelledOn),
    workingGroupId: orNull(workingGroupId),
    ownerId: orNull(ownerId),
  };
}
