import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { HandoverRelation } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';
import classes from '../alliances/alliances.module.css';

const addressOf = ({ kind, id }: HandoverRelation): string => `/${kind}s/${id}`;

/** One relation as a successor finds it: where it stands, then what was promised, with whom, and what happened. */
export function RelationLines({ relation }: { readonly relation: HandoverRelation }) {
  const { t, f } = useText('handover', 'alliances');
  const { kind, name, partners, state, tone, toneNote, nextStep, nextOn, gaps } = relation;
  const facts = [
    t('handover:file.state', { state: t(`handover:state.${kind}.${state}`) }),
    partners.length === 0 ? '' : t('handover:file.with', { names: f.list(partners) }),
    tone === 'unknown' ? '' : t('handover:file.tone', { tone: t(`alliances:tone.${tone}`) }),
  ];
  const next = [
    nextStep === '' ? '' : t('handover:file.next', { step: nextStep }),
    nextOn === null ? '' : t('handover:file.next_on', { date: f.date(nextOn) }),
  ];
  return (
    <li>
      <div className={classes['what']}>
        <Text fw={600}>
          <Link to={addressOf(relation)}>{t(`handover:file.relation_${kind}`, { name })}</Link>
        </Text>
        <Text size="sm">{said(facts)}</Text>
        {toneNote !== '' && <Text size="sm">{toneNote}</Text>}
        {said(next) !== '' && <Text size="sm">{said(next)}</Text>}
        {gaps.length > 0 && (
          <Text size="sm" c="var(--grappe-contrast)">
            {t('alliances:missing_title')}
            {' – '}
            {f.list(gaps.map((gap) => t(`alliances:missing.${gap}`)))}
          </Text>
        )}
        <Details relation={relation} />
      </div>
    </li>
  );
}

const said = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' · ');

function Details({ relation }: { readonly relation: HandoverRelation }) {
  const { t, f } = useText('handover', 'alliances');
  const { kind, promises, people, history, notes } = relation;
  const lists = [
    {
      title: t('handover:file.promises'),
      lines: promises.map(({ title, dueOn, byUs }) => {
        const who = t(`handover:file.promised_${byUs === null ? 'both' : byUs ? 'us' : 'them'}`);
        const what = t('handover:file.promise', { who, title });
        return dueOn === null ? what : t('handover:file.due', { what, date: f.date(dueOn) });
      }),
    },
    {
      title: t('handover:file.people'),
      lines: people.map(({ name, position, email, note }) => said([name, position, email, note])),
    },
    {
      title: t('handover:file.history'),
      lines: history.map(({ on, kind: happened, text }) =>
        said([f.date(on), t(`handover:event.${kind}.${happened}`), text]),
      ),
    },
    {
      title: t('handover:file.notes'),
      lines: notes.map(({ on, author, body }) => said([f.date(on), author, body])),
    },
  ].filter(({ lines }) => lines.length > 0);
  if (lists.length === 0) return null;
  return (
    <details>
      <summary>{t('handover:relation_more')}</summary>
      {lists.map(({ title, lines }) => (
        <div key={title}>
          <Text size="sm" fw={600} mt="xs">
            {title}
          </Text>
          <ul>
            {lines.map((line, at) => (
              <li key={`${at} ${line}`}>{line}</li>
            ))}
          </ul>
        </div>
      ))}
    </details>
  );
}
