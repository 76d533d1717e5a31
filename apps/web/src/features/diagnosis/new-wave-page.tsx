import {
  Button,
  Group,
  NativeSelect,
  NumberInput,
  Paper,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { CampaignShape, InstrumentList } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { say } from '../../app/notices.tsx';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { campaignsQuery, instrumentsQuery } from './diagnosis-queries.ts';

const stratumKinds = ['size', 'sector', 'departement', 'export', 'none'] as const;
const targetKinds = ['all', 'sample', 'stratified'] as const;
const dayMilliseconds = 86_400_000;
const dayIn = (days: number): string =>
  new Date(Date.now() + days * dayMilliseconds).toISOString().slice(0, 10);

/** Launches the first wave of a new survey, or the next one of a survey that is there. */
export function NewWavePage() {
  const { t } = useText('diagnosis', 'errors');
  const path = useClusterPath();
  const { data: campaigns } = useSuspenseQuery(campaignsQuery(path('')));
  const { data: list } = useSuspenseQuery(instrumentsQuery(path('')));
  const usable = list.instruments.filter(({ versions }) =>
    versions.some(({ publishedAt }) => publishedAt !== null),
  );
  return (
    <Page
      place={<Link to="/diagnosis">{t('diagnosis:place')}</Link>}
      title={t('diagnosis:campaign.title')}
      lead={t('diagnosis:campaign.lead')}
    >
      <Stack gap="lg" maw="44rem">
        {campaigns.map((campaign) => (
          <Known key={campaign.id} campaign={campaign} />
        ))}
        <NewCampaign usable={usable} />
      </Stack>
    </Page>
  );
}

interface Dates {
  readonly opensOn: string;
  readonly closesOn: string;
}

/** Opens a wave, says how many are asked, and shows who answers. */
function useOpenWave() {
  const { t, f } = useText('diagnosis');
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return async (campaignId: string, dates: Dates): Promise<void> => {
    const opened = await call<{ id: string; asked: number; told: number }>(
      path(`/campaigns/${campaignId}/waves`),
      {
        method: 'POST',
        body: dates,
      },
    );
    await queryClient.invalidateQueries();
    await navigate({ to: '/diagnosis/waves/$waveId', params: { waveId: opened.id } });
    await say({
      color: 'leaf',
      message: t('diagnosis:campaign.launched', { count: opened.asked, told: f.number(opened.told) }),
    });
  };
}

function DateFields({
  dates,
  onChange,
}: {
  readonly dates: Dates;
  readonly onChange: (dates: Dates) => void;
}) {
  const { t } = useText('diagnosis');
  return (
    <Group grow>
      {(['opensOn', 'closesOn'] as const).map((field) => (
        <TextInput
          key={field}
          type="date"
          label={t(`diagnosis:campaign.${field === 'opensOn' ? 'opens' : 'closes'}`)}
          value={dates[field]}
          onChange={(event) => onChange({ ...dates, [field]: event.currentTarget.value })}
        />
      ))}
    </Group>
  );
}

function Known({ campaign }: { readonly campaign: CampaignShape }) {
  const { t } = useText('diagnosis', 'errors');
  const openWave = useOpenWave();
  const [dates, setDates] = useState<Dates>(() => ({ opensOn: dayIn(0), closesOn: dayIn(30) }));
  const open = useMutation({ mutationFn: () => openWave(campaign.id, dates) });
  const last = campaign.waves.at(-1);
  const running = last !== undefined && last.closedAt === null;
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="section" aria-label={campaign.name}>
      <Stack gap="sm">
        <Title order={2} size="h4">
          {campaign.name}
        </Title>
        {campaign.waves.map((wave) => (
          <Text key={wave.id}>
            <Link to="/diagnosis/waves/$waveId" params={{ waveId: wave.id }}>
              {t('diagnosis:wave_named', { ...wave, date: Date.parse(wave.opensOn) })}
            </Link>{' '}
            ·{' '}
            {wave.closedAt !== null
              ? t('diagnosis:campaign.closed')
              : t(`diagnosis:campaign.${wave.open ? 'open_now' : 'planned'}`, {
                  date: Date.parse(wave.open ? wave.closesOn : wave.opensOn),
                })}
          </Text>
        ))}
        {!running && (
          <>
            <DateFields dates={dates} onChange={setDates} />
            {open.error !== null && <ProblemNotice error={open.error} />}
            <Button
              loading={open.isPending}
              onClick={() => open.mutate()}
              style={{ alignSelf: 'flex-start' }}
            >
              {t('diagnosis:campaign.next')}
            </Button>
          </>
        )}
      </Stack>
    </Paper>
  );
}

function NewCampaign({ usable }: { readonly usable: InstrumentList['instruments'] }) {
  const { t } = useText('diagnosis', 'errors');
  const path = useClusterPath();
  const openWave = useOpenWave();
  const [name, setName] = useState(() => t('diagnosis:campaign.name_usual', { year: dayIn(0).slice(0, 4) }));
  const [purpose, setPurpose] = useState('');
  const [form, setForm] = useState<'short' | 'long'>('short');
  const [chosen, setChosen] = useState(usable[0]?.id ?? '');
  const [kind, setKind] = useState<(typeof targetKinds)[number]>('all');
  const [size, setSize] = useState(100);
  const [seed, setSeed] = useState(2026);
  const [stratumBy, setStratumBy] = useState<(typeof stratumKinds)[number]>('size');
  const [dates, setDates] = useState<Dates>(() => ({ opensOn: dayIn(0), closesOn: dayIn(30) }));
  const launch = useMutation({
    mutationFn: async () => {
      const instrumentId =
        chosen === '' ? await adoptFramework(path, t('diagnosis:instrument.adopt_name')) : chosen;
      const target = kind === 'all' ? { kind } : { kind, size, seed };
      const { id } = await call<{ id: string }>(path('/campaigns'), {
        method: 'POST',
        body: { name, purpose, form, instrumentId, target, stratumBy },
      });
      await openWave(id, dates);
    },
  });
  return (
    <Paper
      withBorder
      p="md"
      bg="var(--grappe-surface)"
      component="section"
      aria-label={t('diagnosis:launch')}
    >
      <Stack gap="sm">
        <TextInput
          label={t('diagnosis:campaign.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={200}
          required
        />
        <Textarea
          label={t('diagnosis:campaign.purpose')}
          value={purpose}
          onChange={(event) => setPurpose(event.currentTarget.value)}
          maxLength={2000}
          autosize
        />
        <Group grow align="end">
          <NativeSelect
            label={t('diagnosis:campaign.instrument')}
            value={chosen}
            onChange={(event) => setChosen(event.currentTarget.value)}
            data={[
              ...usable.map(({ id, name: called }) => ({ value: id, label: called })),
              ...(usable.length === 0 ? [{ value: '', label: t('diagnosis:instrument.adopt_name') }] : []),
            ]}
          />
          <NativeSelect
            label={t('diagnosis:campaign.form')}
            value={form}
            onChange={(event) => setForm(event.currentTarget.value as 'short' | 'long')}
            data={[
              { value: 'short', label: t('diagnosis:campaign.short') },
              { value: 'long', label: t('diagnosis:campaign.long') },
            ]}
          />
        </Group>
        <Group grow align="end">
          <NativeSelect
            label={t('diagnosis:campaign.target')}
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value as (typeof targetKinds)[number])}
            data={targetKinds.map((value) => ({ value, label: t(`diagnosis:campaign.${value}`) }))}
          />
          <NativeSelect
            label={t('diagnosis:campaign.segments')}
            value={stratumBy}
            onChange={(event) => setStratumBy(event.currentTarget.value as (typeof stratumKinds)[number])}
            data={stratumKinds.map((value) => ({ value, label: t(`diagnosis:segment.${value}`) }))}
          />
        </Group>
        {kind !== 'all' && (
          <Group grow>
            <NumberInput
              label={t('diagnosis:campaign.size')}
              min={1}
              value={size}
              onChange={(value) => setSize(Number(value) || 1)}
            />
            <NumberInput
              label={t('diagnosis:campaign.seed')}
              min={0}
              value={seed}
              onChange={(value) => setSeed(Number(value) || 0)}
            />
          </Group>
        )}
        <DateFields dates={dates} onChange={setDates} />
        {launch.error !== null && <ProblemNotice error={launch.error} />}
        <Button
          loading={launch.isPending}
          onClick={() => launch.mutate()}
          style={{ alignSelf: 'flex-start' }}
        >
          {t('diagnosis:launch')}
        </Button>
      </Stack>
    </Paper>
  );
}

/** The instrument that comes with the program, published at once: nobody had to write one. */
async function adoptFramework(path: (address: string) => string, name: string): Promise<string> {
  const made = await call<{ id: string; versionId: string }>(path('/instruments'), {
    method: 'POST',
    body: { name, yaml: null },
  });
  await call(path(`/instruments/versions/${made.versionId}/publish`), { method: 'POST', body: {} });
  return made.id;
}
