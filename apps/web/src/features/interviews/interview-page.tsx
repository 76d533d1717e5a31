import { Alert, Button, SegmentedControl, Stack } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { HeaderMenu } from '../../app/header-menu.tsx';
import { Page } from '../../app/page.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { CodebookTab } from './codebook-tab.tsx';
import { DoubleTab } from './double-tab.tsx';
import { interviewQuery } from './interview-queries.ts';
import { MatricesTab } from './matrices-tab.tsx';
import { TeamTab } from './team-tab.tsx';
import { TranscriptsTab } from './transcripts-tab.tsx';

const parts = ['transcripts', 'codebook', 'double', 'matrices', 'team'] as const;
type Part = (typeof parts)[number];

const exported = ['matrix.docx', 'matrix.xlsx', 'codings.xlsx', 'codebook.qdc', 'project.qdpx'] as const;

/** One study: its interviews, codebook, double codings, matrices, and who reads it. */
export function InterviewPage() {
  const { t } = useText('interviews', 'errors');
  const { projectId } = useParams({ from: '/inside/interviews/$projectId' });
  const { part: asked } = useSearch({ from: '/inside/interviews/$projectId' });
  const navigate = useNavigate({ from: '/interviews/$projectId' });
  const path = useClusterPath();
  const { data: project } = useSuspenseQuery(interviewQuery(path(''), projectId));
  const part = parts.find((one) => one === asked) ?? 'transcripts';
  return (
    <Page
      place={<Link to="/interviews">{t('shell:pages.interviews')}</Link>}
      title={project.title}
      lead={project.purpose}
      action={<Exports projectId={projectId} />}
    >
      <Stack gap="md">
        {project.isFictional && <Alert variant="light">{t('interviews:fictional')}</Alert>}
        <Scrolling bare label={t('interviews:part.of')}>
          <SegmentedControl
            aria-label={t('interviews:part.of')}
            value={part}
            onChange={(value) => void navigate({ search: { part: value as Part }, replace: true })}
            data={parts.map((value) => ({ value, label: t(`interviews:part.${value}`) }))}
          />
        </Scrolling>
        {part === 'transcripts' && <TranscriptsTab project={project} />}
        {part === 'codebook' && <CodebookTab project={project} />}
        {part === 'double' && <DoubleTab project={project} />}
        {part === 'matrices' && <MatricesTab project={project} />}
        {part === 'team' && <TeamTab project={project} />}
      </Stack>
    </Page>
  );
}

function Exports({ projectId }: { readonly projectId: string }) {
  const { t, language } = useText('interviews');
  const path = useClusterPath();
  return (
    <HeaderMenu
      position="bottom-end"
      entries={exported.map((name) => ({
        key: name,
        label: t(`interviews:export.${name.replace('.', '_')}`),
        file: path(`/interviews/${projectId}/export/${name}?language=${language}`),
      }))}
      button={
        <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
          {t('interviews:export.menu')}
        </Button>
      }
    />
  );
}
