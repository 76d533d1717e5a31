import { Anchor, Stack, Text } from '@mantine/core';
import type { AssessmentShape } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';

/** What was said, shown and found; evidence opens in a page of its own. */
export function CriterionFacts({ one }: { readonly one: AssessmentShape['criteria'][number] }) {
  const { t } = useText('label');
  const { answer, finding } = one;
  return (
    <Stack gap="xs">
      {answer !== null && answer.statement !== '' && <Text>{answer.statement}</Text>}
      {answer !== null && answer.evidence.length > 0 && (
        <ul>
          {answer.evidence.map(({ title, address }) => (
            <li key={`${title} ${address}`}>
              <Anchor href={address} target="_blank" rel="noopener noreferrer nofollow">
                {title}
              </Anchor>
            </li>
          ))}
        </ul>
      )}
      {finding !== null && finding.comment !== '' && (
        <Text size="sm">
          <Text span fw={600}>
            {t(`label:finding.${finding.finding}`)}
          </Text>{' '}
          {finding.comment}
        </Text>
      )}
    </Stack>
  );
}
