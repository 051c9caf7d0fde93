import { emojiNamed } from './emoji-names.ts'

const TONES = ['🏻', '🏼', '🏽', '🏾', '🏿']

/** An emoji that a file names, such as `+1::skin-tone-3`: itself, or `:name:` where it is none that everybody has. */
export function emojiOf(name: string): string {
  const [plain = '', tone] = name.toLowerCase().split(/::?skin-tone-/)
  const emoji = emojiNamed(plain)
  if (emoji === undefined) return `:${plain}:`
  const mark = TONES[Number(tone) - 2]
  return mark === undefined ? emoji : emoji.replace(/(\p{Emoji_Modifier_Base})\ufe0f?/gu, `$1${mark}`)
}

/** Writes the emoji for the names of those that everybody has. */
export function nameEmoji(text: string): string {
  return text.replace(/:([a-z0-9_+-]{1,60})(?:::skin-tone-([2-6]))?:/g, (whole, name: string, tone?: string) => {
    const emoji = emojiOf(tone ? `${name}::skin-tone-${tone}` : name)
    return emoji.startsWith(':') ? whole : emoji
  })
}

/** Hands every part of a text that is no code to `write`. Code stays as it is, but for `inCode`. */
export function outsideCode(text: string, write: (part: string) => string, inCode = (code: string) => code): string {
  return text
    .split(/(```[\s\S]*?(?:```|$)|`[^`\n]+`)/)
    .map((part, index) => (index % 2 === 0 ? write(part) : inCode(part)))
    .join('')
}
