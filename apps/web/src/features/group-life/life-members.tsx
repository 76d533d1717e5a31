import { Badge, Button, Group, NumberInput, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { AnswerKind, GroupAnswer, GroupLife, LifeMember } from '@grappe/contracts/api';
import { OrganisationLink } from '../../app/organisation-link.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { AskForm } from './ask-form.tsx';
import { EnterForm, LeaveForm } from './member-forms.tsx';
import { lifeQuery, useAct } from './life-queries.ts';
import { Discreet } from './life-steps.tsx';
import { Section } from './section.tsx';
import { TeamAnswerForm } from './team-answer-form.tsx';

type Opened =
  | { readonly what: 'enter' | 'ask' }
  | { readonly what: 'leave' | 'answer'; readonly member: LifeMember }
  | null;

/**
 * The question that is open at a step. Once partners are committed, it is to those who entered after them and have not said
 * yes: their answers tell.
 */
export function questionAt(
  state: GroupLife['state'],
  answers: readonly (readonly GroupAnswer[])[],
): AnswerKind | null {
  if (state === 'contacted') return 'interest';
  if (state === 'feasibility') return 'commitment';
  if (state !== 'commitment' && state !== 'operating') return null;
  const isWaiting = ({ kind, answer }: GroupAnswer) => kind === 'commitment' && answer !== 'yes';
  return answers.some((own) => own.some(isWaiting)) ? 'commitment' : null;
}

const movable: readonly string[] = ['contacted', 'feasibility', 'commitment', 'operating'];

/** Who is in, what each answered, and who enters or leaves. */
export function LifeMembers({ life }: { readonly life: GroupLife }) {
  const { t, f } = useText('life', 'terms', 'errors');
  const [opened, setOpened] = useState<Opened>(null);
  const close = () => setOpened(null);
  const question = questionAt(
    life.state,
    life.members.map(({ answers }) => answers),
  );
  const canMove = movable.includes(life.state);
  return (
    <Section title={t('life:members.title')} lead={t('life:members.lead')}>
      <Scrolling bare label={t('life:members.title')}>
        <Table verticalSpacing={6} miw="44rem">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('life:members.firm')}</Table.Th>
              <Table.Th>{t('life:members.since')}</Table.Th>
              <Table.Th>{t('life:question.interest')}</Table.Th>
              <Table.Th>{t('life:question.commitment')}</Table.Th>
              <Table.Th>{t('life:members.days')}</Table.Th>
              <Table.Th>{t('life:members.change')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {life.members.map((member) => (
              <MemberRow
                key={member.organisation.id}
                life={life}
                member={member}
                question={question}
                canLeave={canMove || life.state === 'results'}
                onOpen={setOpened}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Scrolling>
      {life.former.length > 0 && (
        <Text size="sm" c="dimmed" mt="xs">
          {f.list(
            life.former.map(({ organisation, leftOn }) =>
              t('life:members.left', { name: organisation.name, date: f.date(leftOn ?? '') }),
            ),
          )}
        </Text>
      )}
      <Discreet />
      {opened === null && (
        <Group mt="sm" gap="xs">
          {question !== null && (
            <Button variant="default" onClick={() => setOpened({ what: 'ask' })}>
              {t(`life:ask.${question}`)}
            </Button>
          )}
          {canMove && (
            <Button variant="default" onClick={() => setOpened({ what: 'enter' })}>
              {t('life:members.enter')}
            </Button>
          )}
        </Group>
      )}
      {opened?.what === 'ask' && question !== null && (
        <AskForm life={life} question={question} onClose={close} />
      )}
      {opened?.what === 'enter' && <EnterForm life={life} onClose={close} />}
      {opened?.what === 'leave' && <LeaveForm life={life} member={opened.member} onClose={close} />}
      {opened?.what === 'answer' && question !== null && (
        <TeamAnswerForm life={life} member={opened.member} question={question} onClose={close} />
      )}
    </Section>
  );
}

interface MemberRowProps {
  readonly life: GroupLife;
  readonly member: LifeMember;
  readonly question: AnswerKind | null;
  readonly canLeave: boolean;
  readonly onOpen: (opened: Opened) => void;
}

function MemberRow({ life, member, question, canLeave, onOpen }: MemberRowProps) {
  const { t, f } = useText('life');
  const { organisation, joinedOn, answers } = member;
  const of = (kind: AnswerKind) => answers.find((answer) => answer.kind === kind);
  const asked = question === null ? undefined : of(question);
  const isSettled = life.state === 'commitment' || life.state === 'operating';
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        <OrganisationLink id={organisation.id}>{organisation.name}</OrganisationLink>
      </Table.Th>
      <Table.Td>{joinedOn === null ? '' : f.date(joinedOn)}</Table.Td>
      <Table.Td>
        <AnswerWords answer={of('interest')} />
      </Table.Td>
      <Table.Td>
        <AnswerWords answer={of('commitment')} />
      </Table.Td>
      <Table.Td>
        <MemberDays key={member.version} life={life} member={member} />
      </Table.Td>
      <Table.Td>
        <Group gap={6} wrap="nowrap">
          {asked !== undefined && asked.via !== 'firm' && !(isSettled && asked.answer === 'yes') && (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => onOpen({ what: 'answer', member })}
              aria-label={t('life:answer.record_of', { name: organisation.name })}
            >
              {t('life:answer.record')}
            </Button>
          )}
          {canLeave && (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => onOpen({ what: 'leave', member })}
              aria-label={t('life:members.leave_of', { name: organisation.name })}
            >
              {t('life:members.leave')}
            </Button>
          )}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

/** What a firm said, by whom, until when; with its words for the team. */
export function AnswerWords({ answer }: { readonly answer: GroupAnswer | undefined }) {
  const { t, f } = useText('life');
  if (answer === undefined)
    return (
      <Text size="sm" c="dimmed">
        {t('life:answer.not_asked')}
      </Text>
    );
  const { answer: given, respondBy, answeredOn, via, proof, note } = answer;
  if (given === null) return <Text size="sm">{t('life:answer.until', { date: f.date(respondBy) })}</Text>;
  return (
    <>
      <Badge variant="light" color={given === 'yes' ? 'leaf' : 'red'} c="var(--mantine-color-text)">
        {t(`life:answer.${given}`)}
      </Badge>
      <Text size="xs" c="dimmed">
        {t(`life:answer.via_${via ?? 'firm'}`, { date: f.date(answeredOn ?? '') })}
      </Text>
      {(proof !== '' || note !== '') && (
        <Text size="xs" maw="16rem" style={{ overflowWrap: 'anywhere' }}>
          {[proof, note].filter((text) => text !== '').join(' · ')}
        </Text>
      )}
    </>
  );
}

function MemberDays({ life, member }: { readonly life: GroupLife; readonly member: LifeMember }) {
  const { t } = useText('life', 'errors');
  const path = useClusterPath();
  const [days, setDays] = useState<number | string>(member.contractDays ?? '');
  const save = useAct<GroupLife>(lifeQuery(path(''), life.groupId).queryKey);
  const { organisation, version, contractDays } = member;
  if (version === 0) return null;
  const typed = days === '' ? null : Number(days);
  const keep = () => {
    if (typed === contractDays) return;
    save.mutate({
      path: path(`/groups/${life.groupId}/life/members/${organisation.id}`),
      method: 'PUT',
      body: { version, contractDays: typed },
    });
  };
  return (
    <>
      <NumberInput
        size="xs"
        w="5.5rem"
        min={0}
        max={366}
        step={0.5}
        aria-label={t('life:members.days_of', { name: organisation.name })}
        value={days}
        onChange={setDays}
        onBlur={keep}
      />
      {save.error !== null && <ProblemNotice error={save.error} />}
    </>
  );
}
