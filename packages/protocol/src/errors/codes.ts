/**
 * The closed list of refusals. `retryable` says that the same command can succeed later without being changed.
 * What they say to people stands in `english.ts` and `chinese.ts`.
 */
export const ERRORS = {
  BAD_REQUEST: { retryable: false },
  UNAUTHENTICATED: { retryable: false },
  SESSION_ENDED: { retryable: false },
  PROTOCOL_UNSUPPORTED: { retryable: false },
  ORIGIN_REFUSED: { retryable: false },
  EPOCH_CHANGED: { retryable: false },
  FORBIDDEN: { retryable: false },
  NOT_AN_ADMIN: { retryable: false },
  ROOM_NOT_FOUND: { retryable: false },
  NOT_A_MEMBER: { retryable: false },
  ROOM_ARCHIVED: { retryable: false },
  MENTION_ALL_RESTRICTED: { retryable: false },
  POSTING_RESTRICTED: { retryable: false },
  LAST_OWNER: { retryable: false },
  DIRECT_STAYS: { retryable: false },
  PERSON_NOT_FOUND: { retryable: false },
  MEMBER_NOT_FOUND: { retryable: false },
  TOO_MANY_PEOPLE: { retryable: false },
  INVITE_NOT_FOUND: { retryable: false },
  INVITE_EXPIRED: { retryable: false },
  INVITE_USED_UP: { retryable: false },
  INVITE_REVOKED: { retryable: false },
  TOO_MANY_INVITES: { retryable: false },
  PERSONAL_INVALID: { retryable: false },
  PERSONAL_FULL: { retryable: false },
  ROOM_NAME_INVALID: { retryable: false },
  ROOM_NAME_TAKEN: { retryable: false },
  TOPIC_TOO_LONG: { retryable: false },
  DESCRIPTION_TOO_LONG: { retryable: false },
  DISPLAY_NAME_INVALID: { retryable: false },
  PROFILE_INVALID: { retryable: false },
  BLOCKED: { retryable: false },
  MESSAGE_NOT_FOUND: { retryable: false },
  MESSAGE_DELETED: { retryable: false },
  NOT_YOUR_MESSAGE: { retryable: false },
  EMOJI_INVALID: { retryable: false },
  EMOJI_NOT_FOUND: { retryable: false },
  EMOJI_NAME_INVALID: { retryable: false },
  EMOJI_NAME_TAKEN: { retryable: false },
  TOO_MANY_EMOJI: { retryable: false },
  REACTIONS_FULL: { retryable: false },
  PINS_FULL: { retryable: false },
  MESSAGE_EMPTY: { retryable: false },
  MESSAGE_TOO_LONG: { retryable: false },
  NOT_TO_CONFIRM: { retryable: false },
  NUDGED_BEFORE: { retryable: false },
  POLL_INVALID: { retryable: false },
  NOT_A_POLL: { retryable: false },
  POLL_CLOSED: { retryable: false },
  POLL_CHOICE_INVALID: { retryable: false },
  TEXT_INVALID: { retryable: false },
  FILE_TOO_LARGE: { retryable: false },
  FILE_TYPE_NOT_ALLOWED: { retryable: false },
  FILE_HEIC: { retryable: false },
  FILE_BROKEN: { retryable: false },
  PICTURE_TOO_LARGE: { retryable: false },
  FILE_NOT_FOUND: { retryable: false },
  TOO_MANY_FILES: { retryable: false },
  STORAGE_FULL: { retryable: true },
  SESSION_NOT_FOUND: { retryable: false },
  SIGN_IN_FAILED: { retryable: false },
  ACCOUNT_UNAVAILABLE: { retryable: false },
  HANDLE_INVALID: { retryable: false },
  EMAIL_INVALID: { retryable: false },
  PASSWORD_WEAK: { retryable: false },
  RATE_LIMITED: { retryable: true },
  UNAVAILABLE: { retryable: true },
  INTERNAL: { retryable: true },
} as const satisfies Record<string, ErrorEntry>

export interface ErrorEntry {
  readonly retryable: boolean
}

export type ErrorCode = keyof typeof ERRORS

/** Languages that every sentence of the product stands in. */
export type Locale = 'en' | 'zh-CN'

export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(ERRORS, value)
}
