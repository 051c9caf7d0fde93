'use client'

import { useTranslations } from 'next-intl'
import { useMemo, useReducer, useRef, useState, useSyncExternalStore } from 'react'
import { classNames } from '../../../ui/class-names.ts'
import { useBlocked } from '../../blocks/use-blocked.ts'
import { useBootstrap, useClient, useRoom, useShownTimeline, useTimeline } from '../../connection/client-provider.tsx'
import { useReadingChoice } from '../../personal/use-reading-choice.ts'
import { ReadersPlace } from '../../readers/readers-context.tsx'
import { useTitleOf } from '../../rooms/use-room-title.ts'
import { RowActsProvider, useRowActsOf } from '../acts/row-acts.ts'
import { DatePlace } from '../jump/date-place.tsx'
import { useJumping } from '../jump/use-jumping.ts'
import { LinesPlace } from '../lines/lines-place.tsx'
import { markAtOpen, nextMark } from '../read-position/mark.ts'
import { newestSeq } from '../read-position/use-reading.ts'
import { MessageDialogs } from '../row/message-dialogs.tsx'
import { MessageRow } from '../row/message-row.tsx'
import { DeletePlace, RowSheetPlace } from '../row/row-dialogs.tsx'
import { DayLine, NewLine } from '../row/separators.tsx'
import type { Day } from '../time/calendar.ts'
import { useTimeWords } from '../time/use-time-words.ts'
import { spanOf } from './drawn.ts'
import { HistoryEdge } from './history-edge.tsx'
import { createArranger, type MessageItem } from './items.ts'
import { Pills } from './pills.tsx'
import { Steady } from './steady.tsx'
import { useLanding } from './use-landing.ts'
import { useOwnSend } from './use-own-send.ts'
import { usePast } from './use-past.ts'
import { useRowClicks } from './use-row-clicks.ts'
import { useRowKeys } from './use-row-keys.ts'
import { Viewport } from './viewport.ts'

/** The messages of a room, from its beginning to the newest. It fills the flex column that it stands in. */
export function RoomTimeline({ roomId }: { roomId: string }) {
  return <Timeline key={roomId} roomId={roomId} />
}

function Timeline({ roomId }: { roomId: string }) {
  const t = useTranslations('messages')
  const client = useClient()
  const own = useTimeline(roomId)
  const snapshot = useShownTimeline(roomId)
  const entry = useRoom(roomId)
  const title = useTitleOf(entry?.room)
  const { me } = useBootstrap()
  const blocked = useBlocked()
  const words = useTimeWords()
  const acts = useRowActsOf(roomId)
  const [mark, dispatch] = useReducer(nextMark, entry, markAtOpen)
  const [arrange] = useState(createArranger)
  const [viewport] = useState(() => new Viewport())
  const [seeking, setSeeking] = useState(false)
  const [pressed, setPressed] = useState<MessageItem | null>(null)
  const [jumpFrom, setJumpFrom] = useState<Day | null>(null)
  const scroller = useRef<HTMLDivElement>(null)

  const { rows, lines, hasOlder } = snapshot
  const { calendar } = words
  const arrangement = useMemo(
    () => arrange({ rows, lines, hasOlder, calendar, myId: me.id, blocked, dividerAfter: mark.after }),
    [arrange, rows, lines, hasOlder, calendar, me.id, blocked, mark.after],
  )
  const drawn = useSyncExternalStore(viewport.subscribe, viewport.getDrawn, () => null)
  const hasRows = arrangement.items.some(({ kind }) => kind === 'message') || snapshot.load !== 'ready'
  const span = spanOf(arrangement, drawn, viewport.firstDrawn)
  const { tabbableKey, onFocus, onKeyDown } = useRowKeys(arrangement, viewport, acts, me.id)
  const onClick = useRowClicks(arrangement, acts)
  const isJumping = useJumping({ snapshot, arrangement, viewport, scroller })

  const textWidth = useReadingChoice('text-width')

  useLanding({ snapshot, arrangement, viewport, mark })
  usePast(snapshot, arrangement, viewport)
  useOwnSend(own.rows, () => {
    dispatch({ kind: 'sent' })
    client.advanceRead(roomId, newestSeq(own.rows))
    client.closePast(roomId)
    viewport.toEnd()
  })

  return (
    <RowActsProvider value={acts}>
      <ReadersPlace roomId={roomId} items={arrangement.items} viewport={viewport}>
        <div
          data-text-width={textWidth}
          className={classNames('relative min-h-0 flex-1', textWidth === 'full' && '[--text-max:none]')}
        >
          <Steady
            viewport={viewport}
            scroller={scroller}
            arrangement={arrangement}
            span={span}
            endsAtHead={snapshot.past === undefined}
          >
            {/* Laid out from its end: the newest rows are in view before any script runs, and stay there while it hydrates. */}
            <div
              ref={scroller}
              role="log"
              // The shell's announcer reads what arrives; rows that are drawn while scrolling are no news.
              aria-live="off"
              aria-label={t('timeline', { room: title })}
              aria-busy={snapshot.load !== 'ready'}
              data-testid="timeline"
              data-past={snapshot.past !== undefined || undefined}
              onFocus={onFocus}
              onKeyDown={onKeyDown}
              onClick={onClick}
              className="absolute inset-0 flex flex-col-reverse overflow-y-auto overflow-x-hidden overscroll-contain [overflow-anchor:none]"
            >
              <div className={hasRows ? 'flex-none pb-1.5' : 'grid min-h-full flex-none content-center'}>
                <HistoryEdge snapshot={snapshot} viewport={viewport} hasRows={hasRows} seeking={seeking || isJumping} />
                <div data-spacer="above" aria-hidden />
                {arrangement.items.slice(span.first, span.last + 1).map((item) => {
                  if (item.kind === 'day')
                    return <DayLine key={item.key} item={item} words={words} onJump={setJumpFrom} />
                  if (item.kind === 'new') return <NewLine key={item.key} item={item} />
                  if (item.kind === 'lines') return <LinesPlace key={item.key} item={item} words={words} />
                  return (
                    <MessageRow
                      key={item.key}
                      item={item}
                      mine={item.authorId === me.id}
                      tabbable={item.key === tabbableKey}
                      words={words}
                      onLongPress={setPressed}
                    />
                  )
                })}
                <div data-spacer="below" aria-hidden />
              </div>
            </div>
          </Steady>
          <Pills
            snapshot={snapshot}
            arrangement={arrangement}
            viewport={viewport}
            mark={mark}
            dispatch={dispatch}
            myId={me.id}
            blocked={blocked}
            words={words}
            seeking={seeking}
            onSeek={setSeeking}
          />
        </div>
      </ReadersPlace>
      <DatePlace roomId={roomId} day={jumpFrom} calendar={calendar} onClose={() => setJumpFrom(null)} />
      <DeletePlace roomId={roomId} />
      <MessageDialogs roomId={roomId} />
      <RowSheetPlace item={pressed} mine={pressed?.authorId === me.id} onClose={() => setPressed(null)} />
    </RowActsProvider>
  )
}
