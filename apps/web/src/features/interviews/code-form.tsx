import { Button, Group as Row, NativeSelect, Stack, Text, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { codeColours, type InterviewCode, type InterviewProject } from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { TwoStepButton } from '../../app/two-step-button.tsx';
import { useText } from '../../app/use-text.ts';
import { branchOf, codeTree } from './code-tree.ts';
import classes from './interviews.module.css';
import { useInterviewChange } from './use-interview-change.ts';

interface CodeFormProps {
  readonly project: InterviewProject;
  /** Null: a new one. */
  readonly code: InterviewCode | null;
  readonly onDone: () => void;
}

/** A code: its name, what it means, where it stands, its degrees. */
export function CodeForm({ project, code, onDone }: CodeFormProps) {
  const { t } = useText('interviews', 'errors');
  const change = useInterviewChange(project.id);
  const [told, setTold] = useState({
    name: code?.name ?? '',
    definition: code?.definition ?? '',
    parentId: code?.parentId ?? '',
    levels: code?.levels.join('\n') ?? '',
    colour: code?.colour ?? project.codes.length % codeColours.length,
  });
  const under = new Set(code === null ? [] : branchOf(project.codes, code.id));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = {
      name: told.name,
      definition: told.definition,
      colour: told.colour,
      parentId: told.parentId === '' ? null : told.parentId,
      levels: told.levels
        .split('\n')
        .map((level) => level.trim())
        .filter((level) => level !== ''),
      ...(code === null ? {} : { version: code.version, ordinal: code.ordinal }),
    };
    const rest = code === null ? '/codes' : `/codes/${code.id}`;
    change.mutate({ rest, method: code === null ? 'POST' : 'PUT', body }, { onSuccess: onDone });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs" maw="34rem" mb="md">
        {change.error !== null && <ProblemNotice error={change.error} />}
        <TextInput
          required
          label={t('interviews:codebook.name')}
          value={told.name}
          maxLength={200}
          onChange={(event) => setTold({ ...told, name: event.currentTarget.value })}
        />
        <Textarea
          autosize
          label={t('interviews:codebook.definition')}
          value={told.definition}
          maxLength={4000}
          onChange={(event) => setTold({ ...told, definition: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('interviews:codebook.parent')}
          value={told.parentId}
          data={[
            { value: '', label: t('interviews:codebook.no_parent') },
            ...codeTree(project.codes)
              .filter(({ code: { id } }) => !under.has(id))
              .map(({ code: { id, name }, depth }) => ({
                value: id,
                label: `${'\u2003'.repeat(depth)}${name}`,
              })),
          ]}
          onChange={(event) => setTold({ ...told, parentId: event.currentTarget.value })}
        />
        <Textarea
          autosize
          label={t('interviews:codebook.levels')}
          value={told.levels}
          onChange={(event) => setTold({ ...told, levels: event.currentTarget.value })}
        />
        <Colours value={told.colour} onChange={(colour) => setTold({ ...told, colour })} />
        <Row gap="xs">
          <Button type="submit" size="compact-sm" loading={change.isPending}>
            {t('interviews:codebook.save')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={onDone}>
            {t('interviews:codebook.cancel')}
          </Button>
          {code !== null && (
            <TwoStepButton
              label={t('interviews:codebook.retire')}
              spoken={t('interviews:codebook.retire')}
              sure={t('interviews:codebook.retire_sure')}
              busy={change.isPending}
              onSure={() =>
                change.mutate({ rest: `/codes/${code.id}/remove`, method: 'POST' }, { onSuccess: onDone })
              }
            />
          )}
        </Row>
      </Stack>
    </form>
  );
}

interface ColoursProps {
  readonly value: number;
  readonly onChange: (colour: number) => void;
}

function Colours({ value, onChange }: ColoursProps) {
  const { t } = useText('interviews');
  return (
    <div role="group" aria-label={t('interviews:codebook.colour')}>
      <Text size="sm" fw={500}>
        {t('interviews:codebook.colour')}
      </Text>
      <Row gap={6}>
        {codeColours.map((colour, rank) => (
          <button
            key={colour}
            type="button"
            className={classes['swatch']}
            style={{ background: colour }}
            aria-label={t('interviews:codebook.colour_of', { rank: rank + 1 })}
            aria-pressed={rank === value}
            onClick={() => onChange(rank)}
          />
        ))}
      </Row>
    </div>
  );
}
