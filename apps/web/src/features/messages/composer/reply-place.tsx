import { Late } from '../../../ui/late.tsx'
import { handPart } from '../../hands/late-hands.ts'
import { setReplying, useReplying } from '../acts/replying.ts'

const replyNotePart = handPart(({ ReplyNote }) => ReplyNote)

/** The message that the next one answers, over the box. */
export function ReplyPlace({ place }: { place: string }) {
  if (useReplying(place) === null) return null
  return <Late part={replyNotePart} props={{ place }} onUnavailable={() => setReplying(place, null)} />
}
