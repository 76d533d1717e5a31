import { useCallback, useEffect, useRef, useState } from 'react';
import type { ResponseShape } from '@grappe/contracts/api';
import type { SurveyAnswer } from '@grappe/contracts/instruments';
import { call } from '../../app/api.ts';
import { useClusterPath } from '../../app/session.ts';

export type SavingState = 'saved' | 'saving' | 'not_saved';
type Given = Record<string, SurveyAnswer | null>;

const retryMilliseconds = 4000;

export interface AnswersInHand {
  readonly answers: Record<string, SurveyAnswer>;
  readonly state: SavingState;
  readonly give: (item: string, answer: SurveyAnswer | null) => void;
  /** Resolves once the server keeps all that was given. */
  readonly flush: () => Promise<void>;
}

/** Answers of a response, sent as they are given, one call at a time; what failed is sent again until it is kept. */
export function useAnswers(response: ResponseShape): AnswersInHand {
  const path = useClusterPath();
  const [answers, setAnswers] = useState<Record<string, SurveyAnswer>>(response.answers);
  const [state, setState] = useState<SavingState>('saved');
  const waiting = useRef<Given>({});
  const sending = useRef<Promise<void> | null>(null);
  const address = path(`/me/diagnosis/responses/${response.id}/answers`);

  const send = useCallback(
    async (batch: Given): Promise<void> => {
      try {
        await call(address, { method: 'PUT', body: { answers: batch } });
      } catch (cause) {
        waiting.current = { ...batch, ...waiting.current };
        setState('not_saved');
        throw cause;
      } finally {
        sending.current = null;
      }
    },
    [address],
  );

  const flush = useCallback(async (): Promise<void> => {
    while (sending.current !== null || Object.keys(waiting.current).length > 0) {
      if (sending.current === null) {
        const batch = waiting.current;
        waiting.current = {};
        setState('saving');
        sending.current = send(batch);
      }
      await sending.current;
    }
    setState('saved');
  }, [send]);

  useEffect(() => {
    if (state !== 'not_saved') return undefined;
    const again = setTimeout(() => void flush().catch(() => undefined), retryMilliseconds);
    return () => clearTimeout(again);
  }, [state, flush]);

  const give = (item: string, answer: SurveyAnswer | null): void => {
    setAnswers((known) => {
      const { [item]: _before, ...others } = known;
      return answer === null ? others : { ...others, [item]: answer };
    });
    waiting.current = { ...waiting.current, [item]: answer };
    // What fails is said by the state and tried again.
    void flush().catch(() => undefined);
  };
  return { answers, state, give, flush };
}
