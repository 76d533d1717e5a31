import { useState } from 'react';

export type Filled = Readonly<Record<string, string>>;

interface Draft {
  /** What was typed. */
  readonly typed: Filled;
  /** What stood there when it was. */
  readonly before: Filled;
}

const nothing: Draft = { typed: {}, before: {} };

/** Fields in which something was typed, and where something else stands now than when it was. */
export const clashesOf = ({ typed, before }: Draft, stored: Filled): readonly string[] =>
  Object.keys(typed).filter((name) => {
    const now = stored[name] ?? '';
    return now !== (before[name] ?? '') && now !== typed[name];
  });

/** What is being typed over what stands, field by field; what stands may change meanwhile. */
export function useDraft(stored: Filled) {
  const [draft, setDraft] = useState<Draft>(nothing);
  const clashing = clashesOf(draft, stored);
  return {
    filled: { ...stored, ...draft.typed } as Filled,
    clashing,
    type: (name: string, value: string) =>
      setDraft(({ typed, before }) => ({
        typed: { ...typed, [name]: value },
        before: name in before ? before : { ...before, [name]: stored[name] ?? '' },
      })),
    keepMine: () => setDraft(({ typed, before }) => ({ typed, before: { ...before, ...stored } })),
    takeTheirs: () =>
      setDraft(({ typed, before }) => ({
        typed: Object.fromEntries(Object.entries(typed).filter(([name]) => !clashing.includes(name))),
        before,
      })),
    clear: () => setDraft(nothing),
  };
}
