import {
  itemsOfForm,
  suits,
  type Instrument,
  type SurveyAnswer,
  type SurveyForm,
} from '@grappe/contracts/instruments';
import {
  holdResponse,
  keepAnswersAtOnce,
  saveAnswers,
  type DatabaseConnection,
  type JsonValue,
  type Session,
} from '@grappe/database';
import { refuse } from '../app/refusal.ts';
import { contentOf, knownContent } from './read-content.ts';

/** As the database takes them. */
type Stored = Readonly<Record<string, JsonValue>>;
type Given = Readonly<Record<string, SurveyAnswer | null>>;

export interface AnswersPlace {
  readonly personId: string;
  readonly clusterId: string;
  readonly responseId: string;
}

interface KnownResponse {
  readonly instrumentVersionId: string;
  readonly publishedAt: Date;
  readonly form: SurveyForm;
}

/** What never changes of a response, for the persons who kept answers of it here: those who began last. */
const known = new Map<string, KnownResponse>();
const mostKnown = 20_000;

/**
 * Keeps answers that their items take, while the response is open. A person who has just kept others of the same response is answered
 * by one statement; whatever that one does not take goes the careful way, which tells why.
 */
export async function keepAnswers(
  { app, asPerson }: DatabaseConnection,
  place: AnswersPlace,
  answers: Given,
): Promise<{ saved: number }> {
  const saved = Object.keys(answers).length;
  const before = known.get(nameOf(place));
  const content =
    before === undefined ? undefined : knownContent(before.instrumentVersionId, before.publishedAt);
  if (
    before !== undefined &&
    content !== undefined &&
    isGiven(answers) &&
    wrongIn(content, before.form, answers) === undefined
  ) {
    const { instrumentVersionId } = before;
    if (await keepAnswersAtOnce(app, { ...place, instrumentVersionId, answers: answers as Stored }))
      return { saved };
  }
  await asPerson(place.personId, (tx) => keepCarefully(tx, place, answers));
  return { saved };
}

async function keepCarefully(tx: Session, place: AnswersPlace, answers: Given): Promise<void> {
  const { clusterId, responseId } = place;
  const held = await holdResponse(tx, { clusterId, responseId }, 'save');
  if (held === undefined) throw refuse('not_found');
  if (held.submittedAt !== null) throw refuse('response_submitted');
  if (!held.open) throw refuse('wave_closed');
  const { instrumentVersionId, instrumentPublishedAt: publishedAt, form } = held;
  const content = await contentOf(tx, { clusterId, versionId: instrumentVersionId }, publishedAt);
  const wrong = wrongIn(content, form, answers);
  if (wrong !== undefined) throw refuse('answer_invalid', { item: wrong });
  await saveAnswers(tx, { clusterId, ...held }, answers as Stored);
  if (publishedAt !== null) remember(nameOf(place), { instrumentVersionId, publishedAt, form });
}

/** The first item that is not asked, or does not take its answer. */
function wrongIn(content: Instrument, form: SurveyForm, answers: Given): string | undefined {
  const items = new Map(itemsOfForm(content, form).map((item) => [item.id, item]));
  return Object.keys(answers).find((id) => {
    const item = items.get(id);
    const answer = answers[id] ?? null;
    return item === undefined || (answer !== null && !suits(item, answer));
  });
}

const isGiven = (answers: Given): answers is Readonly<Record<string, SurveyAnswer>> =>
  Object.values(answers).every((answer) => answer !== null);

const nameOf = ({ personId, responseId }: AnswersPlace): string => `${personId} ${responseId.toLowerCase()}`;

function remember(name: string, response: KnownResponse): void {
  const [oldest] = known.keys();
  if (known.size >= mostKnown && oldest !== undefined) known.delete(oldest);
  known.set(name, response);
}
