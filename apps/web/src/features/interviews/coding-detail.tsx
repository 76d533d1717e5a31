import { Button, Group as Row, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { InterviewCode, InterviewPerson } from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';
import { codingOf } from './coding-blocks.ts';
import type { CodingTuple } from './coding-blocks.ts';
import classes from './interviews.module.css';
import type { useCodings } from './use-codings.ts';

interface CodingDetailProps {
  readonly coding: CodingTuple;
  readonly memo: string;
  readonly excerpt: string;
  readonly code: InterviewCode | undefined;
  readonly coder: InterviewPerson | undefined;
  readonly isMine: boolean;
  readonly actions: ReturnType<typeof useCodings>;
  readonly onClose: () => void;
}

/** One coding: its passage, its code, who put it, its note; its author changes it. */
export function CodingDetail({
  coding,
  memo,
  excerpt,
  code,
  coder,
  isMine,
  actions,
  onClose,
}: CodingDetailProps) {
  const { t } = useText('interviews', 'errors');
  const { projectId: project, transcriptId: transcript } = useParams({
    from: '/inside/interviews/$projectId/transcripts/$transcriptId',
  });
  const { id, version, codeId, level } = codingOf(coding);
  const [note, setNote] = useState(memo);
  const [degree, setDegree] = useState(level);
  const { change, remove } = actions;
  const failed = change.error ?? remove.error;
  return (
    <section aria-label={code?.name ?? ''}>
      <Stack gap="xs">
        <div>
          <Text size="sm" fw={600}>
            {code?.name}
          </Text>
          <Text size="xs" c="dimmed">
            {t('interviews:coding.by', { name: coder?.name ?? '' })}
          </Text>
        </div>
        <blockquote className={classes['excerpt']}>{excerpt}</blockquote>
        {failed !== null && <ProblemNotice error={failed} />}
        {code !== undefined && code.levels.length > 0 && (
          <NativeSelect
            size="xs"
            disabled={!isMine}
            label={t('interviews:coding.level')}
            value={String(degree)}
            data={code.levels.map((name, rank) => ({ value: String(rank + 1), label: name }))}
            onChange={(event) => setDegree(Number(event.currentTarget.value))}
          />
        )}
        {isMine ? (
          <Textarea
            size="sm"
            autosize
            label={t('interviews:coding.memo')}
            value={note}
            maxLength={4000}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        ) : (
          memo !== '' && <Text size="sm">{memo}</Text>
        )}
        <Row gap="xs">
          {isMine && (
            <>
              <Button
                size="compact-sm"
                loading={change.isPending}
                disabled={version === 0 || (note === memo && degree === level)}
                onClick={() =>
                  change.mutate({ id, version, codeId, level: degree === 0 ? null : degree, memo: note })
                }
              >
                {t('interviews:coding.save')}
              </Button>
              <Button
                size="compact-sm"
                variant="subtle"
                color="red"
                loading={remove.isPending}
                disabled={version === 0}
                aria-label={t('interviews:coding.remove_of', { code: code?.name ?? '' })}
                onClick={() => remove.mutate(id, { onSuccess: onClose })}
              >
                {t('interviews:coding.remove')}
              </Button>
            </>
          )}
          {version > 0 && (
            <Button
              size="compact-sm"
              variant="default"
              renderRoot={(props) => (
                <Link to="/evidence/new" search={{ project, transcript, coding: id }} {...props} />
              )}
            >
              {t('interviews:coding.quote')}
            </Button>
          )}
          <Button size="compact-sm" variant="default" onClick={onClose}>
            {t('interviews:coding.close')}
          </Button>
        </Row>
      </Stack>
    </section>
  );
}
