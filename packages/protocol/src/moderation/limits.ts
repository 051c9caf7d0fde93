/** What a report says of a message. */
export const REPORT_REASONS = ['spam', 'harassment', 'offtopic', 'danger', 'other'] as const
/** Longest note on a report, and longest word to the author, in UTF-16 units. */
export const MODERATION_NOTE_CHARACTERS = 500
/** How long somebody may be muted: ten minutes, an hour, a day, a week. */
export const MUTE_MINUTES = [10, 60, 1440, 10_080] as const
/** Messages before and after a reported one that are shown with it. */
export const REPORT_CONTEXT = 5
