/** Most people in a group message, the one who begins it among them. */
export const MOST_IN_GROUP = 9

/** Longest description of a room, in Unicode code points. */
export const DESCRIPTION_CHARACTERS = 1_000

/** Most people that one `room.invite` takes. */
export const MOST_INVITED_AT_ONCE = 50

/** Most messages that `room.preview` brings. */
export const PREVIEW_MESSAGES = 30

/** Longest time that a member waits between two messages of a slow room, in seconds. */
export const MOST_SLOW_SECONDS = 6 * 60 * 60

/** Of the lines between two messages of a room only so many are kept, the newest: 100,000 people who join are still one line. */
export const MOST_LINES_BETWEEN = 100
