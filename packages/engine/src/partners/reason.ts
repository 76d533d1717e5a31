/** A fact that explains; sentences are made elsewhere. */
export interface Reason {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number | readonly string[]>>;
}

export const reason = (code: string, params: Reason['params'] = {}): Reason => ({ code, params });
