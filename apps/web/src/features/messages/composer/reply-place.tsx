import { Late, latePart } from '../../../ui/late.tsx'
import { setReplying, useReplying } from '../acts/replying.ts'

export const replyNotePart = latePart(async () => ({ default: (await import('./reply-note.tsx')).ReplyNote }))

/** The message that the next one answers, over the box. */
export function ReplyPlace({ place }: { place: string }) {
  if (useReplying(place) === null) return null
  return <Late part={replyNotePart} props={{ place }} onUnavailable={() => setReplying(place, null)} />
}
