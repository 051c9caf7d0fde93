/** Where unread began when the person last looked away, and whether they have met it since. */
export interface Mark {
  /** The "New messages" divider stands behind this seq; null for no divider. */
  readonly after: number | null
  /** Whether the first unread message has been on the screen, or the person said that all is read. */
  readonly met: boolean
  /** The person marked it unread: it stays so, whatever is on the screen, until they go on or leave. */
  readonly held?: true
}

export type MarkEvent =
  /** A message by somebody else arrived. `newestBefore` is the newest seq that was here before. */
  | { readonly kind: 'arrived'; readonly attentive: boolean; readonly readSeq: number; readonly newestBefore: number }
  /** The first unread message is on the screen. */
  | { readonly kind: 'met' }
  /** The read position went back to this seq, here or on another device. */
  | { readonly kind: 'rewound'; readonly readSeq: number }
  /** It went forward. */
  | { readonly kind: 'advanced' }
  /** The person sent something: whoever answers has read. */
  | { readonly kind: 'sent' }

/** Frozen as the room is opened. */
export function markAtOpen(entry: { readonly unread: number; readonly readSeq: number } | undefined): Mark {
  if (entry === undefined || entry.unread === 0) return { after: null, met: true }
  return { after: entry.readSeq, met: false }
}

/**
 * The divider stays where it was frozen until the person leaves the room, sends, or looked away after having read
 * everything and finds something new.
 */
export function nextMark(mark: Mark, event: MarkEvent): Mark {
  switch (event.kind) {
    case 'arrived': {
      const hadReadAll = event.readSeq >= event.newestBefore
      if (event.attentive || (mark.after !== null && !hadReadAll)) return mark
      return { after: event.readSeq, met: false }
    }
    case 'met':
      return mark.met ? mark : { ...mark, met: true }
    case 'rewound':
      return { after: event.readSeq, met: true, held: true }
    case 'advanced':
      return mark.held ? { after: mark.after, met: true } : mark
    case 'sent':
      return mark.after === null ? mark : { after: null, met: true }
  }
}

/**
 * The seq to move the read position to; null to leave it. It moves for a person who looks, up to what has been on
 * the screen, never backward, and not past unread messages that they have not met.
 */
export function seqToRead(now: {
  readonly attentive: boolean
  readonly mark: Mark
  readonly seenSeq: number
  readonly readSeq: number
}): number | null {
  if (!now.attentive || !now.mark.met || now.mark.held) return null
  return now.seenSeq > now.readSeq ? now.seenSeq : null
}
