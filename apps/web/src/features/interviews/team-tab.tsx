import { Button, Group as Row, NativeSelect, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { InterviewPerson, InterviewProject } from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { candidatesQuery } from './interview-queries.ts';
import { Names } from './names.tsx';
import { useInterviewChange } from './use-interview-change.ts';

const roles = ['coder', 'lead'] as const;
type Role = InterviewPerson['role'];

/** Who reads the study, and the names behind its pseudonyms for those in charge. */
export function TeamTab({ project }: { readonly project: InterviewProject }) {
  const { t } = useText('interviews', 'errors');
  const change = useInterviewChange(project.id);
  const leads = project.role === 'lead';
  return (
    <Stack gap="md">
      <Paper withBorder p="md" bg="var(--grappe-surface)" component="section" aria-labelledby="team">
        <Title id="team" order={2} size="h5">
          {t('interviews:team.title')}
        </Title>
        <Text size="sm" c="dimmed" mb="xs">
          {t('interviews:team.lead')}
        </Text>
        {change.error !== null && <ProblemNotice error={change.error} />}
        <Stack gap="xs">
          {project.people.map((person) => (
            <Row key={person.id} justify="space-between">
              <Text size="sm" fw={600} {...(person.present ? {} : { c: 'dimmed' })}>
                {person.name}
              </Text>
              {!person.present && (
                <Text size="xs" c="dimmed">
                  {t('interviews:team.left')}
                </Text>
              )}
              {person.present && !leads && <Text size="sm">{t(`interviews:role.${person.role}`)}</Text>}
              {person.present && leads && (
                <Row gap="xs">
                  <NativeSelect
                    size="xs"
                    aria-label={t('interviews:team.role_of', { name: person.name })}
                    value={person.role}
                    data={roles.map((role) => ({ value: role, label: t(`interviews:role.${role}`) }))}
                    onChange={(event) =>
                      change.mutate({
                        rest: `/people/${person.id}`,
                        method: 'PUT',
                        body: { role: event.currentTarget.value as Role, was: person.role },
                      })
                    }
                  />
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    color="red"
                    aria-label={t('interviews:team.remove_name', { name: person.name })}
                    onClick={() => change.mutate({ rest: `/people/${person.id}/remove`, method: 'POST' })}
                  >
                    {t('interviews:team.remove')}
                  </Button>
                </Row>
              )}
            </Row>
          ))}
        </Stack>
        {leads && <NameSomebody project={project} />}
      </Paper>
      {leads && <Names projectId={project.id} />}
    </Stack>
  );
}

function NameSomebody({ project }: { readonly project: InterviewProject }) {
  const { t } = useText('interviews', 'errors');
  const path = useClusterPath();
  const { data } = useQuery(candidatesQuery(path(''), project.id));
  const change = useInterviewChange(project.id);
  const [personId, setPersonId] = useState('');
  const [role, setRole] = useState<Role>('coder');
  if (data === undefined) return null;
  if (data.length === 0)
    return (
      <Text size="sm" c="dimmed" mt="sm">
        {t('interviews:team.nobody')}
      </Text>
    );
  const chosen = data.some(({ id }) => id === personId) ? personId : (data[0]?.id ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ rest: '/people', method: 'POST', body: { personId: chosen, role } });
  };
  return (
    <form onSubmit={submit}>
      {change.error !== null && <ProblemNotice error={change.error} />}
      <Row gap="sm" align="flex-end" mt="sm">
        <NativeSelect
          label={t('interviews:team.person')}
          value={chosen}
          data={data.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => setPersonId(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('interviews:team.as')}
          value={role}
          data={roles.map((one) => ({ value: one, label: t(`interviews:role.${one}`) }))}
          onChange={(event) => setRole(event.currentTarget.value as Role)}
        />
        <Button type="submit" loading={change.isPending}>
          {t('interviews:team.add')}
        </Button>
      </Row>
    </form>
  );
}
