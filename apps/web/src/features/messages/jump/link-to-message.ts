import { messageOf, messagePath } from '../../shell/room-path.ts'

/** The address of a message, for the clipboard. */
export function linkToMessage(roomId: string, seq: number): string {
  return `${window.location.origin}${messagePath(roomId, seq)}`
}

/** The message that a link of this app names; null for any other link. */
export function messageOfLink(href: string): { readonly roomId: string; readonly seq: number } | null {
  try {
    const url = new URL(href)
    return url.origin === window.location.origin ? messageOf(url.pathname) : null
  } catch {
    return null
  }
}
