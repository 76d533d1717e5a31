import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useClusterPath } from '../../app/session.ts';
import { AnswerForm } from './answer-form.tsx';
import { FirmReportView } from './firm-report-view.tsx';
import { responseQuery } from './my-diagnosis-queries.ts';

/** A response of this firm: the questions as long as it is open, then what came of it. */
export function ResponsePage() {
  const { responseId } = useParams({ from: '/inside/me/diagnosis/$responseId' });
  const { data: response } = useSuspenseQuery(responseQuery(useClusterPath()(''), responseId));
  return response.submittedAt === null ? (
    <AnswerForm response={response} />
  ) : (
    <FirmReportView responseId={responseId} />
  );
}
