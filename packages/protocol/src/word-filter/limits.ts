/** Words that the filter holds at most. */
export const MOST_FILTER_WORDS = 1_000
/** Longest of them, in Unicode code points. */
export const FILTER_WORD_CHARACTERS = 60
