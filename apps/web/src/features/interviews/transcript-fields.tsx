import { NativeSelect, TextInput } from '@mantine/core';
import type { InterviewProject } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';

/** What is told of a transcript, as it is typed. */
export interface TranscriptTold {
  readonly title: string;
  /** Empty: of no case. */
  readonly caseId: string;
  readonly recordedOn: string;
}

/** As the server keeps it: what is empty is not known. */
export const keptOf = ({ title, caseId, recordedOn }: TranscriptTold) => ({
  title,
  caseId: caseId === '' ? null : caseId,
  recordedOn: recordedOn === '' ? null : recordedOn,
});

interface TranscriptFieldsProps {
  readonly project: InterviewProject;
  readonly told: TranscriptTold;
  readonly onChange: (told: TranscriptTold) => void;
}

/** Its name, the case that it is about, the day it was recorded. */
export function TranscriptFields({ project, told, onChange }: TranscriptFieldsProps) {
  const { t } = useText('interviews');
  return (
    <>
      <TextInput
        required
        label={t('interviews:name')}
        value={told.title}
        maxLength={200}
        onChange={(event) => onChange({ ...told, title: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('interviews:transcripts.case')}
        value={told.caseId}
        data={[
          { value: '', label: t('interviews:transcripts.no_case') },
          ...project.cases.map(({ id, pseudonym }) => ({ value: id, label: pseudonym })),
        ]}
        onChange={(event) => onChange({ ...told, caseId: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('interviews:transcripts.date')}
        value={told.recordedOn}
        onChange={(event) => onChange({ ...told, recordedOn: event.currentTarget.value })}
      />
    </>
  );
}
