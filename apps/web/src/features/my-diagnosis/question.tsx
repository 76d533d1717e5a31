import { Checkbox, Group, NumberInput, Paper, Radio, Stack, Text, Textarea } from '@mantine/core';
import { useId, useState } from 'react';
import { doesNotApply, type InstrumentItem, type SurveyAnswer } from '@grappe/contracts/instruments';
import { useText } from '../../app/use-text.ts';
import classes from './question.module.css';

interface QuestionProps {
  readonly item: InstrumentItem;
  /** Its number on paper. */
  readonly rank?: number;
  readonly scale: { readonly lowest: string; readonly highest: string };
  readonly answer: SurveyAnswer | undefined;
  readonly onAnswer: (answer: SurveyAnswer | null) => void;
}

/** One question with its answers; "does not apply" beside all but free text. */
export function Question(props: QuestionProps) {
  const { t, language } = useText('diagnosis');
  const { item, rank, answer, onAnswer } = props;
  const heading = useId();
  const without = answer === doesNotApply;
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" role="group" aria-labelledby={heading}>
      <Stack gap="sm">
        <Text id={heading} fw={600}>
          {rank !== undefined && `${rank}. `}
          {item[language]}
        </Text>
        <Answers {...props} heading={heading} />
        {item.kind !== 'text' && (
          <Checkbox
            size="sm"
            label={t('diagnosis:mine.na')}
            checked={without}
            onChange={() => onAnswer(without ? null : doesNotApply)}
          />
        )}
      </Stack>
    </Paper>
  );
}

function Answers(props: QuestionProps & { readonly heading: string }) {
  switch (props.item.kind) {
    case 'scale':
      return <SevenPoints {...props} />;
    case 'choice':
      return <Choice {...props} />;
    case 'several':
      return <Several {...props} />;
    case 'number':
      return <Figure {...props} />;
    case 'text':
      return <OwnWords {...props} />;
  }
}

const points = [1, 2, 3, 4, 5, 6, 7] as const;

function SevenPoints({
  item,
  scale,
  answer,
  onAnswer,
  heading,
}: QuestionProps & { readonly heading: string }) {
  return (
    <div>
      <div className={classes['points']} role="radiogroup" aria-labelledby={heading}>
        {points.map((point) => (
          <label key={point} className={classes['point']} data-chosen={answer === point || undefined}>
            <input
              type="radio"
              name={item.id}
              value={point}
              checked={answer === point}
              onChange={() => onAnswer(point)}
            />
            <span>{point}</span>
          </label>
        ))}
      </div>
      <Group justify="space-between" gap="xs" mt={4}>
        <Text size="xs" c="dimmed">
          1 · {scale.lowest}
        </Text>
        <Text size="xs" c="dimmed">
          7 · {scale.highest}
        </Text>
      </Group>
    </div>
  );
}

function Choice({ item, answer, onAnswer, heading }: QuestionProps & { readonly heading: string }) {
  const { language } = useText();
  return (
    <Radio.Group
      aria-labelledby={heading}
      name={item.id}
      value={typeof answer === 'string' ? answer : ''}
      onChange={(code) => onAnswer(code)}
    >
      <Stack gap="sm">
        {(item.options ?? []).map((option) => (
          <Radio key={option.code} value={option.code} label={option[language]} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

function Several({ item, answer, onAnswer, heading }: QuestionProps & { readonly heading: string }) {
  const { language } = useText();
  return (
    <Checkbox.Group
      aria-labelledby={heading}
      value={Array.isArray(answer) ? answer : []}
      onChange={(codes) => onAnswer(codes.length === 0 ? null : codes)}
    >
      <Stack gap="sm">
        {(item.options ?? []).map((option) => (
          <Checkbox key={option.code} value={option.code} label={option[language]} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

function Figure({ item, answer, onAnswer, heading }: QuestionProps & { readonly heading: string }) {
  const { t } = useText('diagnosis');
  const most = item.unit === 'percent' ? 100 : 1e9;
  return (
    <NumberInput
      aria-labelledby={heading}
      description={t(`diagnosis:mine.${item.unit ?? 'count'}`)}
      min={0}
      max={most}
      clampBehavior="strict"
      value={typeof answer === 'number' ? answer : ''}
      onChange={(value) => onAnswer(typeof value === 'number' && value >= 0 && value <= most ? value : null)}
      maw="12rem"
    />
  );
}

function OwnWords({ answer, onAnswer, heading }: QuestionProps & { readonly heading: string }) {
  const { t } = useText('diagnosis');
  const [words, setWords] = useState(typeof answer === 'object' && !Array.isArray(answer) ? answer.text : '');
  const keep = () => onAnswer(words.trim() === '' ? null : { text: words.trim() });
  return (
    <Textarea
      aria-labelledby={heading}
      description={t('diagnosis:mine.text_hint')}
      maxLength={2000}
      minRows={3}
      autosize
      value={words}
      onChange={(event) => setWords(event.currentTarget.value)}
      onBlur={keep}
    />
  );
}
