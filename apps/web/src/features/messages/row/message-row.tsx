'use client'

import { holdsKeyword } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { memo, type PointerEvent, useState } from 'react'
import { Avatar } from '../../../ui/avatar.tsx'
import { classNames } from '../../../ui/class-names.ts'
import { Late } from '../../../ui/late.tsx'
import { UnlessBlocked, useFolded } from '../../blocks/blocked-row.tsx'
import { ConfirmPlace } from '../../confirmations/confirm-place.tsx'
import { useBootstrap, usePerson } from '../../connection/client-provider.tsx'
import { RowPictures } from '../../files/row-pictures.tsx'
import { lazyHandPart } from '../../hands/late-hands.ts'
import { useKeywords } from '../../personal/use-keywords.ts'
import { PollPlace } from '../../polls/poll-place.tsx'
import { StatusMark } from '../../profiles/status-mark.tsx'
import { SeenBy } from '../../readers/seen-by.tsx'
import { RepliedToThread, ThreadFooter } from '../../threads/thread-footer.tsx'
import { bodyOf, picturesOf } from '../acts/row-content.ts'
import { languageOf } from '../body/language.ts'
import { MessageBody } from '../body/message-body.tsx'
import { ReactionLine } from '../reactions/reaction-line.tsx'
import type { TimeWords } from '../time/use-time-words.ts'
import { isHidden, type MessageItem } from '../timeline/items.ts'
import { RowHead } from './row-head.tsx'
import { hoverBarPart } from './row-parts.ts'
import { callsOf, callsPerson, stateOf } from './row-state.ts'
import { Tombstone } from './tombstone.tsx'
import { useLongPress } from './use-long-press.ts'
import { useRowLabel } from './use-row-label.ts'

/** Never drawn by the server. */
const FailedLine = lazyHandPart((hands) => hands.FailedLine)
const KeywordMarks = lazyHandPart((hands) => hands.KeywordMarks)

export interface MessageRowProps {
  item: MessageItem
  mine: boolean
  /** The one row that the Tab key reaches; arrows go on from it. */
  tabbable: boolean
  words: TimeWords
  onLongPress: (item: MessageItem) => void
}

/** One message. Drawn again only when its own row, author or the day changes. */
export const MessageRow = memo(function MessageRow({ item, mine, tabbable, words, onLongPress }: MessageRowProps) {
  const t = useTranslations('messages')
  const [near, setNear] = useState(false)
  const [focused, setFocused] = useState(false)
  const [menuOpen, setMenuOpen] = useState(false)
  const longPress = useLongPress(() => onLongPress(item))
  const author = usePerson(item.authorId)
  const { me } = useBootstrap()
  const { row, leads, at } = item
  const state = stateOf(row)
  const body = bodyOf(row)
  const keywords = useKeywords()
  const hasKeyword = !mine && holdsKeyword(keywords, body)
  const isBlocked = useFolded(item.authorId) !== null
  const isCalling = !isBlocked && (hasKeyword || (!mine && callsPerson(row, me.id)))
  const isGone = isHidden(row)
  const name = author?.displayName ?? t('unknownAuthor')
  const editedAt = row.state === 'sent' ? row.message.editedAt : null
  const count = picturesOf(row).length
  const label = useRowLabel(item, name, words)
  const onPointer = (event: PointerEvent) => setNear(event.pointerType === 'mouse' && event.type !== 'pointerleave')

  return (
    <div data-item={item.key} className={leads ? 'pt-[calc(var(--message-gap)-2*var(--message-pad))]' : undefined}>
      <article
        data-testid="message"
        data-state={state}
        data-calling={isCalling || undefined}
        data-seq={row.state === 'sent' ? row.message.seq : undefined}
        data-author={author?.handle}
        data-key={item.key}
        aria-label={label}
        tabIndex={tabbable ? 0 : -1}
        onPointerEnter={onPointer}
        onPointerLeave={onPointer}
        onFocus={() => setFocused(true)}
        onBlur={(event) => setFocused(event.currentTarget.contains(event.relatedTarget))}
        {...longPress}
        onPointerMove={(event) => {
          longPress.onPointerMove(event)
          // A row that was drawn under a resting pointer was never entered.
          onPointer(event)
        }}
        className={classNames(
          'group relative grid grid-cols-[var(--avatar-size)_minmax(0,1fr)] gap-x-3 px-6 pb-(--message-pad) max-md:gap-x-2.5 max-md:px-4 pointer-coarse:select-none',
          'focus-visible:-outline-offset-2 hover:bg-hover focus-visible:bg-hover',
          leads && 'pt-(--message-pad)',
          isCalling && 'bg-accent-wash shadow-[inset_2px_0_0_var(--accent)]',
        )}
      >
        {leads ? (
          <span data-profile={item.authorId} className="touchable h-fit cursor-pointer">
            <Avatar id={item.authorId} name={name} className="mt-[3px]" />
          </span>
        ) : (
          <Clock
            at={at}
            words={words}
            className="text-right text-ink-subtle text-micro leading-(--message-line) opacity-0 group-hover:opacity-100 group-focus-within:opacity-100"
          />
        )}
        <div className="min-w-0">
          {leads ? (
            <header className="flex items-baseline gap-2 leading-[22px]">
              <button
                type="button"
                tabIndex={-1}
                data-profile={item.authorId}
                lang={languageOf(name)}
                className="touchable touchable-above min-w-0 rounded-seal text-left font-semibold text-message leading-[22px] hover:underline"
              >
                <bdi className="block truncate">{name}</bdi>
              </button>
              <StatusMark personId={item.authorId} />
              <Clock at={at} words={words} className="text-ink-subtle text-meta leading-[22px]" />
            </header>
          ) : null}
          <RepliedToThread row={row} />
          {isGone ? (
            <Tombstone />
          ) : (
            <UnlessBlocked authorId={item.authorId}>
              <RowHead row={row} />
              {keywords !== null && hasKeyword ? <KeywordMarks pattern={keywords} text={body} /> : null}
              {body === '' && count > 0 ? null : (
                <MessageBody text={body} state={state} editedAt={editedAt} words={words} calls={callsOf(row)} />
              )}
              <RowPictures row={row} />
              <PollPlace row={row} />
              <ConfirmPlace row={row} />
              <ReactionLine row={row} />
            </UnlessBlocked>
          )}
          <ThreadFooter row={row} words={words} />
          <SeenBy item={item} />
          {state === 'failed' ? <FailedLine row={row} /> : null}
        </div>
        {(near || focused || menuOpen) && !isGone ? (
          <Late
            part={hoverBarPart}
            props={{ row, mine, onMenu: setMenuOpen, onNear: setNear, onFocused: setFocused }}
            onUnavailable={() => undefined}
          />
        ) : null}
      </article>
    </div>
  )
})

function Clock({ at, words, className }: { at: number; words: TimeWords; className: string }) {
  return (
    <time
      dateTime={new Date(at).toISOString()}
      data-tooltip={words.exact(at)}
      data-tooltip-side="top"
      className={classNames('shrink-0', className)}
    >
      {words.clock(at)}
    </time>
  )
}
