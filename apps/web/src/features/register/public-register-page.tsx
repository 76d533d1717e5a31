import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconFileDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { PublicRegister } from '@grappe/contracts/api';
import { LanguageSwitch } from '../../app/language-switch.tsx';
import { PageLoading } from '../../app/page-loading.tsx';
import { useText } from '../../app/use-text.ts';
import { CooperationFacts } from './cooperation-facts.tsx';
import { publicRegisterQuery } from './register-queries.ts';
import classes from './register.module.css';

/** Which cooperations does a cluster make public? Read by anybody, without signing in. */
export function PublicRegisterPage() {
  const { t } = useText('register');
  const { shortName } = useParams({ from: '/public/$shortName/register' });
  const { data, isPending } = useQuery(publicRegisterQuery(shortName));
  const title =
    data === undefined ? t('register:title') : t('register:public.title', { cluster: data.clusterName });
  useEffect(() => {
    document.title = t('shell:document_title', { title });
  }, [t, title]);
  if (isPending) return <PageLoading />;
  return (
    <main className={classes['public']}>
      <LanguageSwitch />
      {data === undefined ? (
        <>
          <Title order={1} size="h2">
            {t('register:public.lost')}
          </Title>
          <Text>{t('register:public.lost_why')}</Text>
        </>
      ) : (
        <Published register={data} shortName={shortName} title={title} />
      )}
    </main>
  );
}

interface PublishedProps {
  readonly register: PublicRegister;
  readonly shortName: string;
  readonly title: string;
}

function Published({ register, shortName, title }: PublishedProps) {
  const { t, language } = useText('register');
  const files = `/api/public/${encodeURIComponent(shortName)}/register`;
  return (
    <Stack gap="md">
      <div>
        <Title order={1} size="h2">
          {title}
        </Title>
        <Text c="dimmed">{t('register:public.lead')}</Text>
        {register.isDemonstration && <Text fw={600}>{t('register:public.demonstration')}</Text>}
      </div>
      <Group gap="xs" className="not-printed">
        {[
          { format: 'csv', href: `${files}.csv?language=${language}` },
          { format: 'json', href: `${files}.json` },
        ].map(({ format, href }) => (
          <Button
            key={format}
            size="xs"
            variant="default"
            component="a"
            href={href}
            download
            leftSection={<IconFileDownload size={14} aria-hidden />}
          >
            {t(`register:public.${format}`)}
          </Button>
        ))}
      </Group>
      {register.cooperations.map((one) => (
        <Cooperation key={one.id} cooperation={one} />
      ))}
    </Stack>
  );
}

function Cooperation({ cooperation }: { readonly cooperation: PublicRegister['cooperations'][number] }) {
  const { t, f } = useText('register');
  const { kind, title, members, unnamed, publishedOn } = cooperation;
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="article">
      <Text size="sm" c="dimmed">
        {t(`register:kind.${kind}`)}
      </Text>
      <Title order={2} size="h3">
        {title}
      </Title>
      <CooperationFacts {...cooperation} />
      <Text mt="xs">
        {members.length === 0
          ? t('register:only_unnamed', { count: unnamed })
          : f.list(members) + (unnamed === 0 ? '' : ` ${t('register:unnamed', { count: unnamed })}`)}
      </Text>
      <Text size="xs" c="dimmed" mt="xs">
        {t('register:public.published', { date: f.date(publishedOn) })}
      </Text>
    </Paper>
  );
}
