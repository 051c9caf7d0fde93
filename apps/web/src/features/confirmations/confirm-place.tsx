import type { TimelineRow } from '@parley/client'
import { Late } from '../../ui/late.tsx'
import { handPart } from '../hands/late-hands.ts'

const confirmLinePart = handPart(({ ConfirmLine }) => ConfirmLine)

/** What asks to be confirmed, under such a message. Its box stands before the code for it is here, so that nothing moves. */
export function ConfirmPlace({ row }: { row: TimelineRow }) {
  if (row.state !== 'sent' || row.message.confirm === undefined || row.message.deletedAt !== null) return null
  return (
    <div className="mt-1.5 min-h-8 pointer-coarse:min-h-11">
      <Late part={confirmLinePart} props={{ row }} onUnavailable={() => undefined} />
    </div>
  )
}
