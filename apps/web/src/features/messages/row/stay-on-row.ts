import type { MouseEvent } from 'react'

/** For a button in a message that goes with its click: whoever pressed it with the keyboard goes on from the message. */
export function stayOnRow({ detail, currentTarget }: MouseEvent<HTMLElement>): void {
  if (detail === 0) currentTarget.closest<HTMLElement>('[data-testid="message"]')?.focus({ preventScroll: true })
}
