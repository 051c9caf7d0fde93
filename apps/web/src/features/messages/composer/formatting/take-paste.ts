import { formatter } from './use-formatting.ts'

/** A longer text that is pasted may be meant as code, or as a file. */
const LONG_PASTE_CHARACTERS = 4_000

export interface PasteOptions {
  /** The box has taken it already. */
  readonly isLate: boolean
  /** Hears of a text that may be meant as code, as a box holds it. */
  readonly onLong: (text: string) => void
}

/**
 * Formats what is pasted where that is to be done, such as an address over chosen words, and says whether the box is to do
 * nothing more.
 */
export function takesPaste(area: HTMLTextAreaElement, text: string, { isLate, onLong }: PasteOptions): boolean {
  const live = formatter.known?.live
  if (text.length > LONG_PASTE_CHARACTERS && !text.startsWith('```') && !live?.isInCode(area))
    onLong(text.replace(/\r\n?/g, '\n'))
  return !isLate && live !== undefined && live.pasted(area, text)
}
