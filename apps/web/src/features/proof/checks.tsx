import { List, Text, Title } from '@mantine/core';
import type { AnalysisDetail, PlsResult } from '@grappe/contracts/api';
import { explainVerdict, nameColumn } from '@grappe/messages';
import { useText } from '../../app/use-text.ts';

/** Each judgement with its value, its threshold and its source: what fails first, what is satisfied on demand. */
export function Checks({ data, result }: { readonly data: AnalysisDetail; readonly result: PlsResult }) {
  const { t, f, language } = useText('proof', 'statistics');
  const voice = { t, formats: f };
  const named = result.verdicts.map((verdict) => ({
    level: verdict.level,
    words: explainVerdict(
      { ...verdict, about: verdict.about.map((name) => nameColumn(name, { t, language }, data.labels)) },
      voice,
    ),
  }));
  if (named.length === 0) return null;
  const of = (level: string): string[] => [
    ...new Set(named.filter((one) => one.level === level).map(({ words }) => words)),
  ];
  const satisfied = of('good');
  return (
    <section aria-labelledby="checks">
      <Title id="checks" order={2} size="h4" mb="xs">
        {t('proof:detail.checks')}
      </Title>
      <Text c="dimmed" mb="xs">
        {t('proof:detail.checks_text')}
      </Text>
      <Sentences words={[...of('bad'), ...of('watch')]} />
      {satisfied.length > 0 && (
        <details>
          <summary>{t('proof:detail.good', { count: satisfied.length })}</summary>
          <Sentences words={satisfied} />
        </details>
      )}
    </section>
  );
}

const Sentences = ({ words }: { readonly words: readonly string[] }) => (
  <List listStyleType="none" spacing={4} my="xs">
    {words.map((sentence) => (
      <List.Item key={sentence}>{sentence}</List.Item>
    ))}
  </List>
);
