import { Button, Text } from '@mantine/core';
import type { AllianceProject } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { usePlace } from '../../app/session.ts';
import { useReversible } from '../../app/use-change.tsx';
import { useText } from '../../app/use-text.ts';
import { AddingForm } from './adding-form.tsx';
import type { AllianceTabProps } from './alliance-page.tsx';
import { orNull } from './fields-form.tsx';
import classes from './alliances.module.css';

interface ProjectPartnersProps extends AllianceTabProps {
  readonly project: AllianceProject;
}

/** Who takes part in a project. Each team adds its own partners and takes them out, with an undo. */
export function ProjectPartners(props: ProjectPartnersProps) {
  const { t } = useText('alliances');
  const { clusterId } = usePlace();
  const { project, alliance, address } = props;
  const partners = `${address}/projects/${project.id}/partners`;
  const takeOut = useReversible({
    run: ({ id }: AllianceProject['partners'][number]) =>
      call<unknown>(`${partners}/${id}/remove`, { method: 'POST', body: {} }),
    said: ({ name }) => t('alliances:projects.partner_out', { name }),
    reverse: async (_, { organisationId, name, part }) => {
      const body = { organisationId, name: organisationId === null ? name : '', part };
      await call<unknown>(partners, { method: 'POST', body });
      return [];
    },
  });
  return (
    <>
      {takeOut.error !== null && <ProblemNotice error={takeOut.error} />}
      {project.partners.length > 0 && (
        <ul className={classes['lines']} aria-label={t('alliances:projects.partners')}>
          {project.partners.map((partner) => (
            <li key={partner.id}>
              <Text size="sm" className={classes['what'] ?? ''}>
                {partner.name}{' '}
                <Text span size="sm" c="dimmed">
                  {partner.part}
                </Text>
              </Text>
              {partner.clusterId === clusterId && alliance.status === 'active' && (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  loading={takeOut.isPending && takeOut.variables.id === partner.id}
                  onClick={() => takeOut.mutate(partner)}
                >
                  {t('alliances:groups.leave_of', { name: partner.name })}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {alliance.status === 'active' && <PartnerForm {...props} />}
    </>
  );
}

function PartnerForm({ project, alliance, address, act }: ProjectPartnersProps) {
  const { t } = useText('alliances');
  const inIt = new Set(project.partners.map(({ organisationId }) => organisationId));
  const members = alliance.members.filter(({ id }) => !inIt.has(id));
  return (
    <AddingForm
      fields={[
        {
          name: 'organisationId',
          label: t('alliances:projects.member'),
          kind: 'select',
          options: [
            { value: '', label: '–' },
            ...members.map(({ id, name }) => ({ value: id, label: name })),
          ],
        },
        { name: 'name', label: t('alliances:projects.other') },
        { name: 'part', label: t('alliances:projects.part'), most: 300 },
      ]}
      submit={t('alliances:projects.add_partner')}
      busy={act.isPending}
      error={null}
      onSubmit={({ organisationId, name = '', part = '' }, done) =>
        act.mutate(
          {
            path: `${address}/projects/${project.id}/partners`,
            method: 'POST',
            body: { organisationId: orNull(organisationId), name, part },
            said: t('alliances:saved'),
          },
          { onSuccess: done },
        )
      }
    />
  );
}
