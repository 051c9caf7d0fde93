'use client'

import type { TimelineRow } from '@parley/client'
import { Late, latePart } from '../../ui/late.tsx'
import { useRowActs } from '../messages/acts/row-acts.ts'

const card = latePart(() => import('./poll-card.tsx'))

/** The poll of a row, where it has one. Its box stands before the code for it is here, so that nothing moves. */
export function PollPlace({ row }: { row: TimelineRow }) {
  const { roomId } = useRowActs()
  const poll = row.state === 'sent' ? row.message.poll : row.poll
  if (poll === undefined) return null
  return (
    <div className="mt-1.5 w-full max-w-[26rem]" style={{ minHeight: `${poll.options.length * 2.75 + 1.75}rem` }}>
      <Late part={card} props={{ roomId, row }} onUnavailable={() => undefined} />
    </div>
  )
}
