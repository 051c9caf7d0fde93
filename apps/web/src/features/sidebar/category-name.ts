/** Control characters, and what breaks a line or turns the direction of the text around it. */
const DISTURBING = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu
/** More marks on one letter than any script needs; the first four stay. */
const STACKED_MARKS = /(\p{M}{4})\p{M}+/gu
const VISIBLE = /[^\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u

/** What a section is called of what was typed or pasted; empty where nothing of it can be seen. The server refuses all else. */
export function categoryName(typed: string): string {
  const name = typed.replace(DISTURBING, ' ').normalize('NFD').replace(STACKED_MARKS, '$1').normalize('NFC')
  return VISIBLE.test(name) ? name.trim() : ''
}
