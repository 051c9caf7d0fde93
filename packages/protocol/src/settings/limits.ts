/** Characters of the longest workspace name. */
export const WORKSPACE_NAME_CHARACTERS = 50
/** Characters of the longest announcement. */
export const BANNER_CHARACTERS = 300
/** The message length that can be set, in characters. The largest is what a message may have unless something is set. */
export const MESSAGE_CHARACTERS = { least: 100, most: 16_383 } as const
/** The smallest size of pictures that can be set, in bytes. */
export const LEAST_FILE_BYTES = 100_000
/** Longest time in which a message may be changed, in minutes: a year. */
export const MOST_MINUTES = 525_600
/** Longest time that messages are kept where they are not kept for ever, in days: ten years. */
export const MOST_RETENTION_DAYS = 3_650
/** Versions on one page of the history. */
export const SETTINGS_PAGE_ROWS = 30

/** Colours of the one primary action, mentions and focus; each holds 4.5:1 by day and by night. The first unless chosen. */
export const ACCENTS = ['cinnabar', 'plum', 'indigo', 'azurite', 'jade', 'umber'] as const
export type Accent = (typeof ACCENTS)[number]

/** What can be switched off for everybody. */
export const FEATURES = ['polls', 'forwarding', 'scheduling', 'receipts', 'confirmations'] as const
export type Feature = (typeof FEATURES)[number]
