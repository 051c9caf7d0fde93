/** Custom emoji of a workspace. */
export const MOST_CUSTOM_EMOJI = 500

/** What a custom emoji may be called; in a text its name stands between colons. */
export const EMOJI_NAME = /^[a-z0-9][a-z0-9_-]{1,30}$/
/** Characters of the longest name. */
export const EMOJI_NAME_CHARACTERS = 31
