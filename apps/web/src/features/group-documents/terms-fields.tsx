import { NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import type { GroupDocuments } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';
import {
  emptySignatory,
  longFields,
  monthFields,
  signatoryFields,
  textFields,
  type TermsDraft,
} from './terms-draft.ts';
import { labelOf } from './terms-labels.ts';
import classes from './group-documents.module.css';

interface TermsFieldsProps extends Pick<GroupDocuments, 'members'> {
  readonly draft: TermsDraft;
  readonly wrong: readonly string[];
  readonly onChange: (draft: TermsDraft) => void;
}

const mostSigns = {
  denomination: 200,
  seat: 300,
  court: 200,
  law: 200,
  address: 300,
  registration: 100,
} as const;
const most = (field: string): number => (mostSigns as Readonly<Record<string, number>>)[field] ?? 200;

export function TermsFields(props: TermsFieldsProps) {
  const { members, draft, onChange } = props;
  const { t } = useText('documents');
  return (
    <Stack gap="md">
      <Wording {...props} />
      <div className={classes['fields']}>
        <Numbers {...props} />
        <NativeSelect
          label={t(labelOf('employerId'))}
          value={draft.employerId}
          data={[
            { value: '', label: t('documents:terms.nobody') },
            ...members.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => onChange({ ...draft, employerId: event.currentTarget.value })}
        />
      </div>
      {members.map((member) => (
        <Signatory key={member.id} {...props} member={member} />
      ))}
    </Stack>
  );
}

function Wording({ draft, onChange }: TermsFieldsProps) {
  const { t } = useText('documents');
  return (
    <>
      <div className={classes['fields']}>
        {textFields.map((field) => (
          <TextInput
            key={field}
            label={t(labelOf(field))}
            value={draft[field]}
            maxLength={most(field)}
            onChange={(event) => onChange({ ...draft, [field]: event.currentTarget.value })}
          />
        ))}
      </div>
      {longFields.map((field) => (
        <Textarea
          key={field}
          label={t(labelOf(field))}
          value={draft[field]}
          maxLength={4000}
          autosize
          minRows={2}
          maxRows={10}
          onChange={(event) => onChange({ ...draft, [field]: event.currentTarget.value })}
        />
      ))}
    </>
  );
}

function Numbers({ draft, wrong, onChange }: TermsFieldsProps) {
  const { t } = useText('documents');
  return (
    <>
      <TextInput
        type="date"
        label={t(labelOf('startsOn'))}
        value={draft.startsOn}
        onChange={(event) => onChange({ ...draft, startsOn: event.currentTarget.value })}
      />
      {monthFields.map((field) => (
        <TextInput
          key={field}
          inputMode="numeric"
          label={t(labelOf(field))}
          value={draft[field]}
          error={wrong.includes(field) && t('documents:terms.not_a_number')}
          onChange={(event) => onChange({ ...draft, [field]: event.currentTarget.value })}
        />
      ))}
    </>
  );
}

function Signatory({
  member,
  draft,
  onChange,
}: TermsFieldsProps & { readonly member: GroupDocuments['members'][number] }) {
  const { t } = useText('documents');
  const said = draft.signatories[member.id] ?? emptySignatory;
  return (
    <fieldset className={classes['signatories']}>
      <legend>{`${t('documents:terms.signatories')} – ${member.name}`}</legend>
      <div className={classes['fields']}>
        {signatoryFields.map((field) => (
          <TextInput
            key={field}
            label={t(labelOf(field))}
            value={said[field]}
            maxLength={most(field)}
            onChange={(event) =>
              onChange({
                ...draft,
                signatories: {
                  ...draft.signatories,
                  [member.id]: { ...said, [field]: event.currentTarget.value },
                },
              })
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
