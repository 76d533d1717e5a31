import { Button, Stack } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Register } from '@grappe/contracts/api';
import { Empty } from '../../app/empty.tsx';
import { Page } from '../../app/page.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { Candidates } from './candidates.tsx';
import { ConsentList } from './consent-list.tsx';
import { EntryForm, type EntryDraft } from './entry-form.tsx';
import { EntryLine } from './entry-line.tsx';
import { registerQuery } from './register-queries.ts';
import { RegisterTabs } from './register-tabs.tsx';

/** Which cooperations do we make public? */
export function RegisterPage() {
  const { t } = useText('register', 'errors');
  const path = useClusterPath();
  const { data } = useSuspenseQuery(registerQuery(path('')));
  const isPublic = data.entries.some(({ status }) => status === 'published');
  return (
    <Page
      place={t('shell:pages.register')}
      title={t(data.canManage ? 'register:question' : 'register:question_firm')}
      lead={t('register:lead')}
      action={
        isPublic && (
          <Button
            component="a"
            href={`/public/${data.shortName}/register`}
            target="_blank"
            rel="noreferrer"
            leftSection={<IconExternalLink size={16} aria-hidden />}
          >
            {t('register:open_public')}
          </Button>
        )
      }
    >
      <RegisterTabs current="register" />
      <RegisterContent register={data} />
    </Page>
  );
}

const emptyWords = (canManage: boolean, candidates: number): string => {
  if (!canManage) return 'none_firm';
  return candidates === 0 ? 'none_team_nothing' : 'none_team';
};

function RegisterContent({ register }: { readonly register: Register }) {
  const { t } = useText('register');
  const [draft, setDraft] = useState<EntryDraft | null>(null);
  const { entries, candidates, canManage } = register;
  return (
    <Stack gap="lg">
      <ConsentList entries={entries} />
      {draft !== null && (
        <EntryForm
          key={draft.entryId ?? draft.subjectId}
          draft={draft}
          onClose={() => {
            setDraft(null);
          }}
        />
      )}
      {entries.length === 0 ? (
        <Empty title={t('register:none')}>{t(`register:${emptyWords(canManage, candidates.length)}`)}</Empty>
      ) : (
        entries.map((entry) => (
          <EntryLine key={entry.id} entry={entry} canManage={canManage} onEdit={setDraft} />
        ))
      )}
      {candidates.length > 0 && <Candidates candidates={candidates} onChoose={setDraft} />}
    </Stack>
  );
}
