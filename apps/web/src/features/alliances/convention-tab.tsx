import { Group, List, Stack, Text } from '@mantine/core';
import type { ConventionTerms } from '@grappe/contracts/api';
import { usePlace } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { Section } from '../group-life/section.tsx';
import type { AllianceTabProps } from './alliance-page.tsx';
import { FieldsForm, orNull, type Field, type Filled } from './fields-form.tsx';

const areas = [
  'purpose',
  'themes',
  'steering',
  'intellectualProperty',
  'confidentiality',
  'brands',
  'freeRiding',
  'mediation',
] as const;

/** The same terms for both, who signed them, and the drafts. */
export function ConventionTab(props: AllianceTabProps) {
  const { t, f } = useText('alliances');
  const { alliance, address, act } = props;
  const { convention, stage, status } = alliance;
  const isOpen = status === 'active' && stage === 'negotiation';
  const fields: Field[] = [
    ...areas.map((name): Field => ({ name, label: t(`alliances:terms.${name}`), kind: 'area' })),
    { name: 'startsOn', label: t('alliances:terms.startsOn'), kind: 'date' },
    { name: 'durationMonths', label: t('alliances:terms.durationMonths'), kind: 'number' },
    { name: 'noticeMonths', label: t('alliances:terms.noticeMonths'), kind: 'number' },
    { name: 'law', label: t('alliances:terms.law'), most: 200 },
    { name: 'languages', label: t('alliances:terms.languages'), most: 200 },
  ];
  return (
    <Stack gap="md">
      <Drafts address={address} />
      <Signatures {...props} />
      <Section
        title={t('alliances:tabs.convention')}
        lead={t(isOpen ? 'alliances:convention.lead' : 'alliances:convention.locked')}
      >
        <Text size="xs" c="dimmed" mb="xs">
          {convention.changedAt === null
            ? t('alliances:convention.unwritten')
            : t('alliances:convention.version', {
                version: f.number(convention.version),
                name: convention.changedBy ?? '–',
                date: f.dateTime(convention.changedAt),
              })}
        </Text>
        {isOpen ? (
          <FieldsForm
            fields={fields}
            first={filledFrom(convention.terms)}
            by={convention.changedBy ?? undefined}
            submit={t('alliances:save')}
            busy={act.isPending}
            error={null}
            onSubmit={(filled, done) =>
              act.mutate(
                {
                  path: `${address}/convention`,
                  method: 'PUT',
                  body: { version: convention.version, terms: termsFrom(filled) },
                  said: t('alliances:saved'),
                },
                { onSuccess: done },
              )
            }
          />
        ) : (
          <Written terms={convention.terms} />
        )}
      </Section>
    </Stack>
  );
}

function Written({ terms }: { readonly terms: ConventionTerms }) {
  const { t } = useText('alliances');
  const filled = filledFrom(terms);
  return (
    <dl>
      {Object.entries(filled)
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <Text component="dt" size="xs" fw={600}>
              {t(`alliances:terms.${name}`)}
            </Text>
            <Text component="dd" m={0} mb="xs" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {value}
            </Text>
          </div>
        ))}
    </dl>
  );
}

const filledFrom = (terms: ConventionTerms): Filled => ({
  ...Object.fromEntries(
    areas.map((name) => [name, name === 'themes' ? terms.themes.join('\n') : terms[name]]),
  ),
  startsOn: terms.startsOn ?? '',
  durationMonths: terms.durationMonths?.toString() ?? '',
  noticeMonths: terms.noticeMonths?.toString() ?? '',
  law: terms.law,
  languages: terms.languages,
});

const termsFrom = (filled: Filled): unknown => ({
  ...Object.fromEntries(areas.map((name) => [name, filled[name] ?? ''])),
  themes: (filled['themes'] ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== ''),
  startsOn: orNull(filled['startsOn']),
  durationMonths: numberFrom(filled['durationMonths']),
  noticeMonths: numberFrom(filled['noticeMonths']),
  law: filled['law'] ?? '',
  languages: filled['languages'] ?? '',
});

const numberFrom = (value: string | undefined): number | null =>
  value === undefined || value === '' ? null : Number(value);

function Drafts({ address }: { readonly address: string }) {
  const { t } = useText('alliances');
  return (
    <Section title={t('alliances:convention.drafts')}>
      {(['mandate', 'convention', 'roadmap'] as const).map((kind) => (
        <Group key={kind} gap="xs md" py={4}>
          <Text size="sm" fw={600} w={{ base: '100%', xs: '8rem' }}>
            {t(`alliances:draft.${kind}`)}
          </Text>
          {(['fr', 'en'] as const).flatMap((language) =>
            (['docx', 'pdf'] as const).map((format) => (
              <a
                key={`${language} ${format}`}
                href={`${address}/drafts/${kind}/document.${format}?language=${language}`}
                download
                aria-label={t('alliances:draft.file', {
                  kind: t(`alliances:draft.${kind}`),
                  format: t(`alliances:draft.${format}`),
                  language: t(`alliances:draft.in_${language}`),
                })}
              >
                {t(`alliances:draft.${format}`)} {t(`alliances:draft.in_${language}`)}
              </a>
            )),
          )}
        </Group>
      ))}
    </Section>
  );
}

function Signatures({ alliance, address, act }: AllianceTabProps) {
  const { t, f } = useText('alliances');
  const { clusterId } = usePlace();
  const { parties, outside, signatures, convention, may } = alliance;
  const sides = [
    ...parties.map(({ clusterId: id, name }) => ({ id, name, forOutside: false, ours: id === clusterId })),
    ...(outside === null ? [] : [{ id: clusterId, name: outside.name, forOutside: true, ours: true }]),
  ];
  const signed = (side: (typeof sides)[number]) =>
    signatures.find((each) => each.clusterId === side.id && each.forOutside === side.forOutside);
  return (
    <Section title={t('alliances:convention.signatures')}>
      <List size="sm">
        {sides.map((side) => {
          const by = signed(side);
          return (
            <List.Item key={`${side.id} ${side.forOutside}`}>
              {side.name}
              {' – '}
              {by === undefined
                ? t('alliances:convention.unsigned')
                : t('alliances:convention.signed_by', { name: by.signatory, date: f.date(by.signedOn) })}
            </List.Item>
          );
        })}
      </List>
      {may.sign &&
        convention.version > 0 &&
        sides
          .filter((side) => side.ours && signed(side) === undefined)
          .map((side) => (
            <FieldsForm
              key={`${side.name} ${convention.version}`}
              fields={[
                { name: 'signatory', label: t('alliances:convention.signatory'), required: true, most: 200 },
                { name: 'capacity', label: t('alliances:convention.capacity'), most: 200 },
                {
                  name: 'signedOn',
                  label: t('alliances:convention.signed_on'),
                  kind: 'date',
                  required: true,
                },
              ]}
              submit={t('alliances:convention.sign', { name: side.name })}
              busy={act.isPending}
              error={null}
              onSubmit={({ signatory, capacity = '', signedOn }) =>
                act.mutate({
                  path: `${address}/signatures`,
                  method: 'POST',
                  body: {
                    version: convention.version,
                    signatory,
                    capacity,
                    signedOn,
                    forOutside: side.forOutside,
                  },
                  said: t('alliances:convention.signed'),
                })
              }
            />
          ))}
    </Section>
  );
}
