import { addressOf } from '../autolink.ts'

/** Longer ones are text. It also bounds what reading `[a](…` again and again can cost. */
const LONGEST = 2_048
const MAIL = /^mailto:[^\s@<>"'?&]+@[^\s@<>"'?&]+$/i
const WRITTEN_ADDRESS = /https?:\/\/[^\s]+|\bwww\.[^\s]+/i

const SPACE = 0x20
const ROUND = 0x28
const ROUND_END = 0x29

export interface Destination {
  readonly href: string
  /** The position behind the closing bracket. */
  readonly end: number
}

/** Reads `https://…)` of a `[text](https://…)`, from behind the round bracket. Null where it leads nowhere safe. */
export function readDestination(text: string, from: number): Destination | null {
  let open = 0
  for (let at = from; at < text.length && at - from < LONGEST; at++) {
    const code = text.charCodeAt(at)
    if (code <= SPACE) return null
    if (code === ROUND) open++
    else if (code === ROUND_END && open-- === 0) {
      const href = safeAddress(text.slice(from, at))
      return href === null ? null : { href, end: at + 1 }
    }
  }
  return null
}

/** An address that may stand in `href`: http, https or mailto; null for anything else. */
export function safeAddress(written: string): string | null {
  const bare = written.startsWith('<') && written.endsWith('>') ? written.slice(1, -1) : written
  return MAIL.test(bare) ? bare : addressOf(bare)
}

/** Whether a link's words are an address of their own that leads elsewhere: such a link is not made. */
export function pretends(words: string, href: string): boolean {
  const shown = WRITTEN_ADDRESS.exec(words)?.[0]
  if (shown === undefined) return false
  const address = addressOf(shown.startsWith('www.') ? `https://${shown}` : shown)
  return address === null || new URL(address).host !== new URL(href).host
}
