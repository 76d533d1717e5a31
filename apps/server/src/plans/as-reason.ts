import { reason, type Reason } from '@grappe/contracts/api';

const paramValue = reason.shape.params.valueType;

/** A fact of the engine as the API carries it: a code, and params that are texts, numbers or lists of texts. */
export function asReason(fact: { readonly code: string }): Reason {
  const { code, audience: _audience, params, ...rest } = fact as Record<string, unknown> & { code: string };
  const flat = { ...(isObject(params) ? params : {}), ...unpacked(rest) };
  const kept = Object.entries(flat).flatMap(([key, value]) => {
    const checked = paramValue.safeParse(value);
    return checked.success ? [[key, checked.data] as const] : [];
  });
  return { code, params: Object.fromEntries(kept) };
}

/** `bestGroup` and its like carry their facts one level down. */
const unpacked = (facts: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.assign(
    {},
    ...Object.entries(facts).map(([key, value]) => (isObject(value) ? value : { [key]: value })),
  );

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
