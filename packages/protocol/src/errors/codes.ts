/**
 * The closed list of refusals. `retryable` says that the same command can succeed later without being changed.
 * The sentences are shown to people as they are: each says what is so, then what to do. `{limit}` is filled from
 * the refusal's `limit`. The Chinese ones stand in `chinese.ts`, so that a browser need not load both.
 */
export const ERRORS = {
  BAD_REQUEST: {
    retryable: false,
    en: 'The app sent something that the server does not understand. Reload the page.',
  },
  UNAUTHENTICATED: {
    retryable: false,
    en: 'You are signed out. Sign in again.',
  },
  SESSION_ENDED: {
    retryable: false,
    en: 'This device was signed out. Sign in again.',
  },
  PROTOCOL_UNSUPPORTED: {
    retryable: false,
    en: 'This app is older or newer than the server. Reload to get the right version.',
  },
  ORIGIN_REFUSED: {
    retryable: false,
    en: 'The server does not accept connections from this address. Ask whoever runs it to add the address.',
  },
  EPOCH_CHANGED: {
    retryable: false,
    en: 'The server was restored from a backup. Look at the room again before you change this.',
  },
  FORBIDDEN: {
    retryable: false,
    en: 'You are not allowed to do this. Ask a room owner.',
  },
  ROOM_NOT_FOUND: {
    retryable: false,
    en: 'There is no such room, or it is not open to you.',
  },
  NOT_A_MEMBER: {
    retryable: false,
    en: 'You are not in this room. Join it first.',
  },
  ROOM_ARCHIVED: {
    retryable: false,
    en: 'This room is archived. Ask an owner of it to bring it back.',
  },
  MENTION_ALL_RESTRICTED: {
    retryable: false,
    en: 'In rooms of more than {limit} people only owners and moderators call everybody. Mention the people you mean.',
  },
  POSTING_RESTRICTED: {
    retryable: false,
    en: 'Only owners and moderators write here. Ask one of them.',
  },
  LAST_OWNER: {
    retryable: false,
    en: 'You are the only owner. Hand the room over to somebody first.',
  },
  DIRECT_STAYS: {
    retryable: false,
    en: 'A direct message cannot be left. Close it, and it comes back with the next message.',
  },
  PERSON_NOT_FOUND: {
    retryable: false,
    en: 'This person has no account here. Look for them again.',
  },
  MEMBER_NOT_FOUND: {
    retryable: false,
    en: 'This person is not in the room. Add them first.',
  },
  TOO_MANY_PEOPLE: {
    retryable: false,
    en: 'A group message has up to {limit} people. Make a room for more.',
  },
  INVITE_NOT_FOUND: {
    retryable: false,
    en: 'There is no such invitation. Check the link.',
  },
  INVITE_EXPIRED: {
    retryable: false,
    en: 'This invitation has expired. Ask for a new one.',
  },
  INVITE_USED_UP: {
    retryable: false,
    en: 'This invitation was used as often as it may be. Ask for a new one.',
  },
  INVITE_REVOKED: {
    retryable: false,
    en: 'This invitation was taken back. Ask for a new one.',
  },
  TOO_MANY_INVITES: {
    retryable: false,
    en: 'This room has {limit} invitations already. Take some back first.',
  },
  PERSONAL_INVALID: {
    retryable: false,
    en: 'This cannot be kept: the app and the server do not agree on it. Reload the page.',
  },
  PERSONAL_FULL: {
    retryable: false,
    en: 'You keep {limit} things already. Remove some first.',
  },
  ROOM_NAME_INVALID: {
    retryable: false,
    en: 'Use 1 to {limit} lower-case letters, digits, - _ or . and no spaces.',
  },
  ROOM_NAME_TAKEN: {
    retryable: false,
    en: 'This name is taken. Choose another.',
  },
  TOPIC_TOO_LONG: {
    retryable: false,
    en: 'The topic is longer than {limit} characters. Shorten it.',
  },
  DESCRIPTION_TOO_LONG: {
    retryable: false,
    en: 'The description is longer than {limit} characters. Shorten it.',
  },
  DISPLAY_NAME_INVALID: {
    retryable: false,
    en: 'A name has 1 to {limit} characters that can be seen. Change it.',
  },
  PROFILE_INVALID: {
    retryable: false,
    en: 'This cannot be shown as it is. Use one line of at most {limit} characters.',
  },
  BLOCKED: {
    retryable: false,
    en: 'You cannot write to this person directly.',
  },
  MESSAGE_NOT_FOUND: {
    retryable: false,
    en: 'This message does not exist any more.',
  },
  MESSAGE_DELETED: {
    retryable: false,
    en: 'This message was deleted and cannot be changed.',
  },
  NOT_YOUR_MESSAGE: {
    retryable: false,
    en: 'Only its author can change this message.',
  },
  EMOJI_INVALID: {
    retryable: false,
    en: 'This is not one emoji. Choose another.',
  },
  REACTIONS_FULL: {
    retryable: false,
    en: 'A message takes up to {limit} different emoji. Use one of those that are there.',
  },
  PINS_FULL: {
    retryable: false,
    en: 'A room has up to {limit} pinned messages. Unpin one first.',
  },
  MESSAGE_EMPTY: {
    retryable: false,
    en: 'There is nothing to send. Write something first.',
  },
  MESSAGE_TOO_LONG: {
    retryable: false,
    en: 'The message is longer than {limit} characters. Shorten it or send it in parts.',
  },
  NOT_TO_CONFIRM: {
    retryable: false,
    en: 'This message asks for no confirmation. Look at the room again.',
  },
  NUDGED_BEFORE: {
    retryable: false,
    en: 'They were reminded within the last {limit} minutes. Give them some time.',
  },
  POLL_INVALID: {
    retryable: false,
    en: 'A poll has 2 to {limit} different options of at most 100 characters, and ends in the future. Change it.',
  },
  NOT_A_POLL: {
    retryable: false,
    en: 'This message is not a poll. Look at the room again.',
  },
  POLL_CLOSED: {
    retryable: false,
    en: 'This poll has ended. What was chosen before counts.',
  },
  POLL_CHOICE_INVALID: {
    retryable: false,
    en: 'This poll has no such choice. Look at it again.',
  },
  TEXT_INVALID: {
    retryable: false,
    en: 'The text holds characters that cannot be stored. Remove them and send again.',
  },
  FILE_TOO_LARGE: {
    retryable: false,
    en: 'A picture may have up to {limit} MB. Make it smaller and try again.',
  },
  FILE_TYPE_NOT_ALLOWED: {
    retryable: false,
    en: 'This is no picture that can be shown here. Use PNG, JPEG, GIF, WebP or AVIF.',
  },
  FILE_BROKEN: {
    retryable: false,
    en: 'This picture is damaged and cannot be read. Try another copy of it.',
  },
  PICTURE_TOO_LARGE: {
    retryable: false,
    en: 'A picture may have up to {limit} million pixels. Make it smaller and try again.',
  },
  FILE_NOT_FOUND: {
    retryable: false,
    en: 'There is no such picture, or it is not open to you.',
  },
  TOO_MANY_FILES: {
    retryable: false,
    en: 'A message takes up to {limit} pictures. Send the rest in another one.',
  },
  STORAGE_FULL: {
    retryable: true,
    en: 'The server has no room for more pictures. Ask whoever runs it.',
  },
  SESSION_NOT_FOUND: {
    retryable: false,
    en: 'This device is signed out already.',
  },
  SIGN_IN_FAILED: {
    retryable: false,
    en: 'The name or the password is not right. Check both.',
  },
  ACCOUNT_UNAVAILABLE: {
    retryable: false,
    en: 'This user name or email cannot be used. Choose another, or sign in.',
  },
  HANDLE_INVALID: {
    retryable: false,
    en: 'A user name has 2 to 32 letters a–z, digits, - _ or . and begins with a letter or digit.',
  },
  EMAIL_INVALID: {
    retryable: false,
    en: 'This is not an email address. Check it.',
  },
  PASSWORD_WEAK: {
    retryable: false,
    en: 'Use a password of 8 to 128 characters that is not a common one.',
  },
  RATE_LIMITED: {
    retryable: true,
    en: 'That was a lot at once. Try again in a moment.',
  },
  UNAVAILABLE: {
    retryable: true,
    en: 'The server cannot do this right now. Try again in a moment.',
  },
  INTERNAL: {
    retryable: true,
    en: 'Something went wrong on the server. Try again; nothing you wrote is lost.',
  },
} as const satisfies Record<string, ErrorEntry>

export interface ErrorEntry {
  readonly retryable: boolean
  readonly en: string
}

export type ErrorCode = keyof typeof ERRORS

/** Languages that every sentence of the product stands in. */
export type Locale = 'en' | 'zh-CN'

export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(ERRORS, value)
}
