import type { ErrorCode } from '@grappe/contracts/errors';

const byCode: Partial<Record<ErrorCode, number>> = {
  not_signed_in: 401,
  wrong_credentials: 401,
  not_allowed: 403,
  password_wrong: 403,
  second_factor_wrong: 401,
  passkey_refused: 401,
  sign_in_again: 403,
  link_opens_nothing: 404,
  invitation_for_another: 403,
  successor_needed: 409,
  somebody_must_stay: 409,
  name_taken: 409,
  not_found: 404,
  too_many_requests: 429,
  invalid_request: 400,
  conflict_changed_meanwhile: 409,
  cannot_undo_later_changes: 409,
  already_undone: 409,
  room_exists_already: 409,
  room_closed: 409,
  room_file_type_refused: 415,
  room_storage_full: 413,
  audience_decided_by_owner: 403,
  ask_already_open: 409,
  ask_already_answered: 409,
  interest_already_expressed: 409,
  internal_error: 500,
  file_too_large: 413,
};

/** HTTP status of a code; a request that was understood but cannot be carried out is 422. */
export const statusOf = (code: ErrorCode): number => byCode[code] ?? 422;
