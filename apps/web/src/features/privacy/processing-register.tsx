import { Accordion, Button, Group, Text, Textarea } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { processingCodes, processingFields } from '@grappe/contracts/api';
import type { ProcessingRegister } from '@grappe/contracts/api';
import { ChangedMeanwhile } from '../../app/changed-meanwhile.tsx';
import { currentIn } from '../../app/conflict.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { Section } from '../account/section.tsx';
import { processingRegisterQuery } from './privacy-queries.ts';
import { useAct } from './use-act.ts';
import classes from './privacy.module.css';

type Field = (typeof processingFields)[number];

/** The register of processing: for everybody to read; a manager writes its own texts over those that come with the product. */
export function ProcessingRegisterView() {
  const { t } = useText('privacy');
  const { data } = useSuspenseQuery(processingRegisterQuery(useClusterPath()('')));
  return (
    <Section id="register" title={t('privacy:register.title')}>
      <Text size="sm" mb="xs">
        {t('privacy:register.lead')}
      </Text>
      <Accordion multiple variant="contained" order={3}>
        <Entry code="controller" fields={['purpose']} data={data} />
        {processingCodes.map((code) => (
          <Entry key={code} code={code} fields={processingFields} data={data} />
        ))}
      </Accordion>
    </Section>
  );
}

interface EntryProps {
  readonly code: string;
  readonly fields: readonly Field[];
  readonly data: ProcessingRegister;
}

function Entry({ code, fields, data }: EntryProps) {
  const { t } = useText('privacy');
  return (
    <Accordion.Item value={code}>
      <Accordion.Control>{t(`privacy:register.code.${code}.name`)}</Accordion.Control>
      <Accordion.Panel>
        <dl className={classes['fields']}>
          {fields.map((field) => (
            <div key={field}>
              {fields.length > 1 && <dt>{t(`privacy:register.field.${field}`)}</dt>}
              <dd>
                <FieldText code={code} field={field} data={data} />
              </dd>
            </div>
          ))}
        </dl>
      </Accordion.Panel>
    </Accordion.Item>
  );
}

function FieldText({ code, field, data }: Omit<EntryProps, 'fields'> & { readonly field: Field }) {
  const { t, language } = useText('privacy', 'errors');
  const path = useClusterPath();
  const [draft, setDraft] = useState<string | null>(null);
  const [was, setWas] = useState<string | null>(null);
  const act = useAct();
  const written = data.texts.find(
    (text) => text.code === code && text.field === field && text.language === language,
  );
  const usual = t(`privacy:register.code.${code}.${field}`);
  const shown = written?.body ?? usual;
  const what = `${t(`privacy:register.code.${code}.name`)}, ${t(`privacy:register.field.${field}`)}`;
  const save = (body: string | null) =>
    act.mutate(
      {
        method: 'PUT',
        address: path(`/privacy/register/${code}`),
        body: { language, field, body, was },
        said: t('privacy:register.saved'),
      },
      { onSuccess: () => setDraft(null) },
    );
  const theirs = currentIn<{ body: string | null }>(act.error);
  const agree = (now: { body: string | null }) => {
    setWas(now.body);
    act.reset();
  };
  if (draft !== null) {
    return (
      <>
        {theirs === null ? (
          act.error !== null && <ProblemNotice error={act.error} />
        ) : (
          <ChangedMeanwhile
            theirs={[{ label: what, value: theirs.body ?? usual }]}
            onKeepMine={() => agree(theirs)}
            onTakeTheirs={() => {
              agree(theirs);
              setDraft(theirs.body ?? usual);
            }}
          />
        )}
        <Textarea
          aria-label={what}
          value={draft}
          autosize
          maxLength={4000}
          onChange={(event) => setDraft(event.currentTarget.value)}
        />
        <Group gap="xs" mt={6}>
          <Button
            size="compact-sm"
            disabled={theirs !== null || draft.trim() === ''}
            onClick={() => save(draft)}
          >
            {t('privacy:register.save')}
          </Button>
          {written !== undefined && (
            <Button size="compact-sm" variant="default" onClick={() => save(null)}>
              {t('privacy:register.usual')}
            </Button>
          )}
        </Group>
      </>
    );
  }
  return (
    <>
      {shown}{' '}
      {data.mayEdit && (
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={t('privacy:register.edit_of', { what })}
          onClick={() => {
            setDraft(shown);
            setWas(written?.body ?? null);
          }}
        >
          {t('privacy:register.edit')}
        </Button>
      )}
    </>
  );
}
