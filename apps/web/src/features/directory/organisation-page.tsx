import { Button, Stack } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Organisation } from '@grappe/contracts/api';
import { Page } from '../../app/page.tsx';
import { useClusterPath, usePlace } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { AskForm } from '../sharing/ask-form.tsx';
import { organisationQuery } from './directory-queries.ts';
import { FactTable } from './fact-table.tsx';
import { IdentityForm } from './identity-form.tsx';
import { OrganisationHistory } from './organisation-history.tsx';
import { OrganisationIdentity } from './organisation-identity.tsx';
import { OrganisationTies } from './organisation-ties.tsx';
import { WantsAndOffers } from './wants-and-offers.tsx';
import classes from './organisation.module.css';

export function OrganisationPage() {
  const { t } = useText('directory', 'terms');
  const { organisationId } = useParams({ from: '/inside/organisations/$organisationId' });
  const path = useClusterPath();
  const { data } = useSuspenseQuery(organisationQuery(path(''), organisationId));
  const [editing, setEditing] = useState(false);
  return (
    <Page
      place={<Link to="/organisations">{t('shell:pages.directory')}</Link>}
      title={data.name}
      lead={t('directory:organisation.question')}
      action={
        data.canEdit && (
          <Button
            variant={editing ? 'default' : 'filled'}
            leftSection={<IconPencil size={16} aria-hidden />}
            aria-pressed={editing}
            onClick={() => setEditing(!editing)}
          >
            {t(editing ? 'directory:organisation.stop_editing' : 'directory:organisation.edit')}
          </Button>
        )
      }
    >
      <OrganisationBody organisation={data} editing={editing && data.canEdit} />
    </Page>
  );
}

function OrganisationBody({
  organisation,
  editing,
}: {
  readonly organisation: Organisation;
  readonly editing: boolean;
}) {
  const { isFirm } = usePlace();
  return (
    <div className={classes['layout']}>
      <Stack gap="lg">
        {editing ? (
          <IdentityForm key={organisation.version} organisation={organisation} />
        ) : (
          <OrganisationIdentity organisation={organisation} />
        )}
        <WantsAndOffers facts={organisation.facts} />
        <FactTable organisation={organisation} editing={editing} />
      </Stack>
      <Stack gap="lg">
        <OrganisationTies organisation={organisation} editing={editing} />
        {isFirm && !organisation.mine && <AskForm organisation={organisation} />}
        <OrganisationHistory organisationId={organisation.id} />
      </Stack>
    </div>
  );
}
