import { latePart } from '../../ui/late.tsx'

export interface EmojiPickerRequest {
  /** What the picker opens beside: an element, or a place for one that may go away meanwhile. */
  readonly anchor: Element | DOMRect
  /** Called with what was picked, such as `👍🏽`. Shift keeps the picker open for more. */
  readonly onPick: (emoji: string) => void
  /** What gets the focus afterwards; otherwise what had it. */
  readonly returnFocusTo?: HTMLElement | null
}

/** The picker's code, 50 kB of emoji with it. */
export const emojiPickerPart = latePart(async () => {
  const emoji = import('./emoji-library.ts').then(({ loadEmoji }) => loadEmoji())
  const [part] = await Promise.all([import('./emoji-picker.tsx'), emoji])
  return part
})

let request: EmojiPickerRequest | null = null
const listeners = new Set<() => void>()

/**
 * Opens the one emoji picker: beside the anchor on a desktop, as a sheet on a phone. For whoever wants an emoji from a person:
 * the composer, reactions, a status. The page needs the words of `emoji`.
 *
 * ```ts
 * openEmojiPicker({ anchor: event.currentTarget, onPick: (emoji) => react(message, emoji) })
 * ```
 *
 * Call `prepareEmojiPicker` when the pointer comes near, and it opens at once. A button that does both is `EmojiButton`.
 */
export function openEmojiPicker(next: EmojiPickerRequest): void {
  const { activeElement } = document
  request = { returnFocusTo: activeElement instanceof HTMLElement ? activeElement : null, ...next }
  for (const listener of listeners) listener()
}

export function closeEmojiPicker(): void {
  request = null
  for (const listener of listeners) listener()
}

/** Fetches the picker ahead of its first use. */
export function prepareEmojiPicker(): void {
  emojiPickerPart.prepare()
}

export const emojiPickerRequest = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  getSnapshot: (): EmojiPickerRequest | null => request,
  getServerSnapshot: (): EmojiPickerRequest | null => null,
}
