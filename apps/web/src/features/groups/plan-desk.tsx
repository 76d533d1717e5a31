import { Alert, Button, Group, Paper, Stack, Text, TextInput } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useReducer, useState } from 'react';
import type { FormEvent } from 'react';
import type { Plan, PlanDesk as Desk } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useReversible } from '../../app/use-change.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { DeskGroup } from './desk-group.tsx';
import type { DeskFirmCalls } from './desk-firm.tsx';
import { deskReducer, startHistory } from './desk-history.ts';
import { useDeskWords } from './desk-words.ts';
import classes from './desk.module.css';
import { deskQuery } from './group-queries.ts';
import { useDesk } from './use-desk.ts';
import { useDrag } from './use-drag.ts';
import type { DeskGroups, DeskLook, DeskPlace } from './workers/desk-messages.ts';

/** Moves firms from one group to another by hand, and says at once what it costs. */
export default function PlanDesk({ planId }: { readonly planId: string }) {
  const path = useClusterPath();
  const { data } = useSuspenseQuery(deskQuery(path(''), planId));
  return <Board key={planId} planId={planId} desk={data} />;
}

function Board({ planId, desk }: { readonly planId: string; readonly desk: Desk }) {
  const { t } = useText('groups', 'errors');
  const [history, act] = useReducer(deskReducer, desk.groups, startHistory);
  const { look, isLooking, destinations, ask } = useDesk(desk.problem, history.now);
  const names = useMemo(() => new Map(desk.names.map(({ id, name }) => [id, name])), [desk.names]);
  const move = (firm: string, place: DeskPlace) => act({ kind: 'move', firm, place });
  const { drag, begin } = useDrag({
    onBegin: ask,
    onDrop: (firm, place) => {
      const isThere = typeof place === 'number' && history.now[place]?.includes(firm);
      const isOut = place === 'out' && history.now.every((members) => !members.includes(firm));
      if (!isThere && !isOut) move(firm, place);
    },
  });
  const calls: DeskFirmCalls = {
    nameOf: (id) => names.get(id) ?? '',
    placeName: (place) =>
      typeof place === 'number'
        ? t('groups:desk.group', { number: place + 1 })
        : t(`groups:desk.place_${place}`),
    destinations,
    onAsk: ask,
    onMove: move,
    onDrag: begin,
    dragged: drag?.firm ?? null,
  };
  const placed = new Set(history.now.flat());
  const left = desk.problem.firms.map(({ id }) => id).filter((id) => !placed.has(id));
  const places: readonly (readonly [DeskPlace, readonly string[]])[] = [
    ...history.now.map((members, rank) => [rank, members] as const),
    ['new', []],
    ['out', left],
  ];
  return (
    <Page
      place={
        <>
          <Link to="/groups">{t('shell:pages.groups')}</Link>
          {' / '}
          <Link to="/groups" search={{ plan: planId }}>
            {desk.title}
          </Link>
        </>
      }
      title={t('groups:desk.title')}
      lead={t('groups:desk.lead')}
    >
      <Stack gap="md">
        {desk.outdated && <Alert color="yellow">{t('groups:desk.outdated')}</Alert>}
        <Summary
          planId={planId}
          desk={desk}
          groups={history.now}
          look={look}
          undo={history.past.length > 0 ? () => act({ kind: 'undo' }) : null}
          redo={history.future.length > 0 ? () => act({ kind: 'redo' }) : null}
        />
        <div className={classes['board']}>
          {places.map(([place, members]) => (
            <DeskGroup
              key={place}
              place={place}
              members={members}
              look={typeof place === 'number' && !isLooking ? look?.groups[place] : undefined}
              calls={calls}
              isOver={drag?.over === place}
            />
          ))}
        </div>
        {drag !== null && (
          <div className={classes['ghost']} style={{ left: drag.x, top: drag.y }} aria-hidden>
            {calls.nameOf(drag.firm)}
          </div>
        )}
      </Stack>
    </Page>
  );
}

interface SummaryProps {
  readonly planId: string;
  readonly desk: Desk;
  readonly groups: DeskGroups;
  readonly look: DeskLook | null;
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
}

/** What the changes cost so far; take back, do again, keep. */
function Summary({ planId, desk, groups, look, undo, redo }: SummaryProps) {
  const { t, f } = useText('groups', 'errors');
  const words = useDeskWords(() => '');
  const [first, setFirst] = useState<number | null>(null);
  if (first === null && look !== null) setFirst(look.value);
  const [title, setTitle] = useState(() => t('groups:desk.default_title', { title: desk.title }));
  const save = useSaveVersion(planId);
  const placed = groups.flat().length;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ title, groups });
  };
  return (
    <Paper withBorder p="sm" bg="var(--grappe-surface)" className={classes['summary'] ?? ''}>
      {save.error !== null && <ProblemNotice error={save.error} />}
      <form onSubmit={submit}>
        <Group align="flex-end" gap="md">
          <div role="status">
            <Text fw={680}>
              {look === null || first === null
                ? t('groups:desk.looking')
                : undo === null
                  ? t('groups:desk.value_now', { value: f.fixed(look.value, 2) })
                  : t('groups:desk.value', {
                      value: f.fixed(look.value, 2),
                      change: words.gain(look.value - first),
                    })}
            </Text>
            <Text size="xs" c="dimmed">
              {t('groups:desk.placed', {
                placed: f.number(placed),
                total: f.number(desk.problem.firms.length),
              })}
            </Text>
          </div>
          <Button.Group>
            <Button
              type="button"
              variant="default"
              disabled={undo === null}
              onClick={() => undo?.()}
              leftSection={<IconArrowBackUp size={16} aria-hidden />}
            >
              {t('shell:undo')}
            </Button>
            <Button
              type="button"
              variant="default"
              disabled={redo === null}
              onClick={() => redo?.()}
              leftSection={<IconArrowForwardUp size={16} aria-hidden />}
            >
              {t('groups:desk.redo')}
            </Button>
          </Button.Group>
          <TextInput
            label={t('groups:desk.version_title')}
            required
            withAsterisk={false}
            maxLength={200}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <Button type="submit" disabled={undo === null} loading={save.isPending}>
            {t('groups:desk.save')}
          </Button>
        </Group>
      </form>
    </Paper>
  );
}

/** Kept beside the plan it comes from; taking it back puts it away. */
function useSaveVersion(planId: string) {
  const path = useClusterPath();
  const navigate = useNavigate();
  const { t } = useText('groups');
  return useReversible({
    run: async (body: { readonly title: string; readonly groups: DeskGroups }) => {
      const kept = await call<Plan>(path(`/plans/${planId}/versions`), { method: 'POST', body });
      await navigate({ to: '/groups', search: { plan: kept.id } });
      return kept;
    },
    said: ({ title }) => t('groups:desk.saved', { title }),
    reverse: async ({ id }) => {
      await call(path(`/plans/${id}/status`), { method: 'POST', body: { status: 'archived', was: 'draft' } });
      await navigate({ to: '/groups', search: { plan: planId } });
      return [];
    },
  });
}
