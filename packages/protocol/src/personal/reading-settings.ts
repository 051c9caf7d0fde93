/** How somebody reads: `setting:<name>`, each with its choices, the usual one first. */
export const READING_SETTINGS = {
  /** Where a room opens that has something unread: at what is new, or at the newest message. */
  'open-at': ['divider', 'newest'],
  /** Where what was on the screen counts as read. Where it does not, only an act reads: Esc, "mark as read", an answer. */
  'read-when': ['always', 'direct', 'never'],
  /** How wide lines grow: as wide as is good to read, or as the window is. */
  'text-width': ['measured', 'full'],
} as const

export type ReadingSetting = keyof typeof READING_SETTINGS
export type ReadingChoice<S extends ReadingSetting> = (typeof READING_SETTINGS)[S][number]

/** What is kept of a setting, or the usual choice where that is none of it: an older client may have kept another. */
export function readingChoice<S extends ReadingSetting>(setting: S, kept: unknown): ReadingChoice<S> {
  const choices: readonly ReadingChoice<S>[] = READING_SETTINGS[setting]
  return choices.find((choice) => choice === kept) ?? READING_SETTINGS[setting][0]
}
