/** More options than this are no question any more. */
export const MOST_POLL_OPTIONS = 12
/** Of those who chose an option so many are named; the others are counted. */
export const MOST_NAMED_VOTERS = 50
