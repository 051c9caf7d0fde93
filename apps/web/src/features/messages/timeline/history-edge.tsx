'use client'

import type { TimelineSnapshot } from '@parley/client'
import { useTranslations } from 'next-intl'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { useRoom } from '../../connection/client-provider.tsx'
import { lazyHandPart } from '../../hands/late-hands.ts'
import { mayIn } from '../../rooms/may-in.ts'
import { isNamedByPeople } from '../../rooms/room-title.ts'
import { useHistory } from './use-history.ts'
import type { Viewport } from './viewport.ts'

const HistoryFailed = lazyHandPart((hands) => hands.HistoryFailed)

export interface HistoryEdgeProps {
  snapshot: TimelineSnapshot
  viewport: Viewport
  /** Whether there is a row to see. */
  hasRows: boolean
  /** Older rows are wanted wherever the screen stands. */
  seeking: boolean
}

/** What stands above the oldest loaded row: places for what is on its way, or the beginning of the room. */
export function HistoryEdge({ snapshot, viewport, hasRows, seeking }: HistoryEdgeProps) {
  const t = useTranslations('messages')
  const { load, hasOlder, loadingOlder, error } = snapshot
  const tryAgain = useHistory(snapshot, viewport, seeking)

  if (error !== null && !error.retryable && (load !== 'ready' || hasOlder)) {
    return <HistoryFailed error={error} onAgain={tryAgain} />
  }
  if (load !== 'ready') {
    return (
      <div data-testid="load-older" data-state="loading" aria-busy className="pb-2">
        <span className="sr-only">{t('loading')}</span>
        <SkeletonRows count={7} />
      </div>
    )
  }
  if (hasOlder) {
    return (
      <div data-testid="load-older" data-state={loadingOlder ? 'loading' : 'idle'} aria-busy={loadingOlder}>
        <SkeletonRows count={3} />
      </div>
    )
  }
  return (
    <div data-testid="load-older" data-state="end" className={hasRows ? 'h-4' : 'px-6 py-8 max-md:px-4'}>
      {hasRows ? null : <Empty roomId={snapshot.roomId} />}
    </div>
  )
}

/** What to do in a room in which nothing stands, for whoever may write there. */
function Empty({ roomId }: { roomId: string }) {
  const t = useTranslations('messages')
  const entry = useRoom(roomId)
  return (
    <EmptyState title={t('emptyTitle')} className="mx-auto">
      {entry === undefined || !mayIn(entry).post ? null : t(isNamedByPeople(entry.room) ? 'emptyDirect' : 'empty')}
    </EmptyState>
  )
}

const WIDTHS = [
  ['w-[34%]', 'w-[88%]', 'w-[60%]'],
  ['w-[42%]', 'w-[70%]'],
  ['w-[30%]', 'w-[92%]', 'w-[74%]'],
] as const

/** Places for messages: the same height whenever they are drawn. */
function SkeletonRows({ count }: { count: number }) {
  return Array.from({ length: count }, (_, row) => (
    <div
      // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike and never move.
      key={row}
      aria-hidden
      className="grid h-[84px] grid-cols-[var(--avatar-size)_minmax(0,640px)] gap-x-3 px-6 py-[7px] max-md:px-4"
    >
      <Skeleton className="size-(--avatar-size) rounded-avatar" />
      <span className="grid content-start gap-[9px] pt-[3px]">
        {(WIDTHS[row % WIDTHS.length] ?? []).map((width) => (
          <Skeleton key={width} className={`h-3 ${width}`} />
        ))}
      </span>
    </div>
  ))
}
