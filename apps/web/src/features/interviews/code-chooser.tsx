import { Button, Text, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { InterviewCode } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';
import { codeTree, folded } from './code-tree.ts';
import { colourOf } from './colours.ts';
import classes from './interviews.module.css';

interface CodeChooserProps {
  readonly codes: readonly InterviewCode[];
  readonly excerpt: string;
  readonly focusFirst: boolean;
  readonly onChoose: (codeId: string, level: number | null) => void;
  readonly onCancel: () => void;
}

/** Under which code the chosen passage goes; codes with degrees ask which. */
export function CodeChooser({ codes, excerpt, focusFirst, onChoose, onCancel }: CodeChooserProps) {
  const { t } = useText('interviews');
  const [words, setWords] = useState('');
  const tree = useMemo(() => codeTree(codes), [codes]);
  const wanted = folded(words);
  const found = tree.filter(({ code, path }) => folded([...path, code.name].join(' ')).includes(wanted));
  return (
    <section aria-label={t('interviews:coding.choose')}>
      <Text size="sm" fw={600}>
        {t('interviews:coding.choose')}
      </Text>
      <blockquote className={classes['excerpt']} aria-label={t('interviews:coding.selected')}>
        {excerpt}
      </blockquote>
      {tree.length === 0 && <Text size="sm">{t('interviews:coding.no_codes')}</Text>}
      {tree.length > 8 && (
        <TextInput
          size="xs"
          mb={6}
          data-autofocus={focusFirst}
          label={t('interviews:coding.find')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      )}
      {tree.length > 0 && found.length === 0 && <Text size="sm">{t('interviews:coding.no_code')}</Text>}
      <ul className={classes['codes']}>
        {found.map(({ code, depth }, rank) => (
          <li key={code.id}>
            {(code.levels.length === 0 ? [null] : code.levels).map((level, degree) => (
              <button
                key={level ?? ''}
                type="button"
                ref={focusFirst && rank === 0 && degree === 0 ? focusAtOnce : undefined}
                className={classes['code']}
                style={{ borderInlineStartColor: colourOf(code.colour), marginInlineStart: depth * 12 }}
                onClick={() => onChoose(code.id, level === null ? null : degree + 1)}
              >
                {level === null ? code.name : `${code.name} – ${level}`}
              </button>
            ))}
          </li>
        ))}
      </ul>
      <Button mt="xs" size="compact-sm" variant="default" onClick={onCancel}>
        {t('interviews:coding.cancel')}
      </Button>
    </section>
  );
}

/** Whoever picked words with the keyboard goes on with it. */
const focusAtOnce = (element: HTMLButtonElement | null): void => element?.focus({ preventScroll: true });
