'use client'

import { useTranslations } from 'next-intl'
import { memo, type RefObject, useId, useRef, useState } from 'react'
import { classNames } from '../../../ui/class-names.ts'
import { lazyPart } from '../../../ui/lazy-part.tsx'
import { useBeforeSend } from '../../completion/use-before-send.tsx'
import { useCompletion } from '../../completion/use-completion.tsx'
import { useRoom } from '../../connection/client-provider.tsx'
import { useIsOff } from '../../connection/use-is-off.ts'
import { EmojiButton } from '../../emoji/emoji-button.tsx'
import { insertEmoji } from '../../emoji/insert-emoji.ts'
import { AttachButton } from '../../files/attach-button.tsx'
import { filesIn, useAttach } from '../../files/use-attach.ts'
import { lazyHandPart } from '../../hands/late-hands.ts'
import { isNamedByPeople } from '../../rooms/room-title.ts'
import { useTitleOf } from '../../rooms/use-room-title.ts'
import { ScheduleButton } from '../../scheduled/schedule-button.tsx'
import { placeOf, useThreadPlace } from '../../threads/thread-place.ts'
import { ToolbarButton, ToolbarPlace } from './formatting/toolbar-place.tsx'
import { useFormatting } from './formatting/use-formatting.ts'
import { MoreMenu } from './more-menu.tsx'
import { SendButton } from './send-button.tsx'
import type { ComposerState } from './use-composer.ts'
import { useComposerKeys } from './use-composer-keys.ts'
import { useFocus } from './use-focus.ts'
import { useShownText } from './use-shown-text.ts'

/** Never drawn by the server. */
const PasteNote = lazyHandPart((hands) => hands.PasteNote)
const Preview = lazyPart(async () => ({ default: (await import('./formatting/preview.tsx')).Preview }))

export interface ComposerLineProps {
  roomId: string
  composer: ComposerState
  touch: boolean
  statusId: string
  onFocusChange: (focused: boolean) => void
}

/** The box and the buttons beside it. */
export function ComposerLine({ roomId, composer, touch, statusId, onFocusChange }: ComposerLineProps) {
  const t = useTranslations('messages')
  const th = useTranslations('threads')
  const entry = useRoom(roomId)
  const thread = useThreadPlace()
  const isSchedulingOff = useIsOff('scheduling')
  const isPollOff = useIsOff('polls')
  const isConfirmingOff = useIsOff('confirmations')
  // On touch the pictures are there, too.
  const hasNothingMore = isPollOff && !touch && (isConfirmingOff || (entry?.role ?? 'member') === 'member')
  const title = useTitleOf(entry?.room)
  const box = useRef<HTMLTextAreaElement>(null)
  const label =
    entry === undefined
      ? t('writeNowhere')
      : thread !== null
        ? th('reply')
        : isNamedByPeople(entry.room)
          ? t('writeTo', { people: title })
          : t('write', { room: title })
  const { writing, outline, isEditing } = composer
  useShownText(box, writing)
  useFocus(box, { isEditing, adopt: composer.write })
  const completion = useCompletion(box, roomId)
  const beforeSend = useBeforeSend(roomId)
  const submit = () => {
    if (isEditing || !composer.maySubmit()) return composer.submit()
    const text = writing.read()
    beforeSend.send(text, {
      send: composer.submit,
      write: composer.write,
      isThere: () => box.current?.value === text,
    })
  }
  const place = placeOf(roomId, thread?.root)
  const attach = useAttach(place)
  const formatting = useFormatting(box, !outline.isEmpty)
  const onKey = useComposerKeys(box, { roomId, composer, formatting, submit })
  const [previewed, setPreviewed] = useState(false)
  const isPreview = previewed && !outline.isBlank
  // What was sent is not looked at any more.
  if (previewed && !isPreview) setPreviewed(false)
  const toolbarId = useId()
  const write = () => {
    setPreviewed(false)
    setTimeout(() => box.current?.focus({ preventScroll: true }))
  }
  return (
    <>
      {formatting.longPaste === null ? null : (
        <PasteNote box={box} writing={writing} pasted={formatting.longPaste} onClose={formatting.closeLongPaste} />
      )}
      <ToolbarPlace
        id={toolbarId}
        onFormat={formatting.apply}
        isPreview={isPreview}
        onPreview={outline.isBlank ? null : (next) => (next ? setPreviewed(true) : write())}
      />
      <div className="flex items-end justify-end gap-1 p-1.5 pl-2 pointer-coarse:p-1 pointer-coarse:pl-2 max-md:flex-wrap">
        <textarea
          ref={box}
          rows={1}
          // Chromium computes styles with each key where there is one, also while it is not shown.
          placeholder={outline.isEmpty ? label : undefined}
          aria-label={isEditing ? t('editing') : label}
          aria-describedby={statusId}
          aria-invalid={outline.length.over > 0 || outline.length.overBytes > 0 || undefined}
          autoComplete="off"
          // Quotes and dashes of what is written, not of the interface.
          lang={outline.isEmpty ? undefined : outline.language}
          enterKeyHint={touch ? 'enter' : 'send'}
          data-testid="composer-input"
          data-place={place}
          onChange={(event) => composer.write(event.target.value)}
          onFocus={() => onFocusChange(true)}
          onBlur={() => {
            onFocusChange(false)
            composer.pause()
          }}
          {...completion.attributes}
          onKeyDown={(event) => {
            if (completion.takes(event.nativeEvent)) return
            onKey(event.nativeEvent)
          }}
          onPaste={(event) => {
            const pasted = filesIn(event.clipboardData)
            if (pasted.length === 0 || isEditing) return formatting.takesPaste(event)
            event.preventDefault()
            attach(pasted)
          }}
          className={classNames(
            // A layer of its own: a key paints the box, and not what stands around it.
            'field-sizing-content max-h-[40dvh] bg-raised will-change-[opacity] min-h-[34px] min-w-0 grow resize-none max-md:basis-full px-1.5 py-[5px] text-body outline-none wrap-anywhere pointer-coarse:min-h-11 pointer-coarse:py-2.5 pointer-coarse:text-[1rem]',
            isPreview && 'hidden',
          )}
        />
        {isPreview ? <Preview writing={writing} onClose={write} /> : null}
        <Tools
          box={box}
          roomId={roomId}
          place={place}
          toolbarId={toolbarId}
          attaches={!isEditing}
          inThread={thread !== null}
          hasMore={!isEditing && thread === null && !hasNothingMore}
        />
        <SendButton
          isEditing={isEditing}
          canSubmit={composer.canSubmit}
          onSubmit={() => {
            submit()
            setPreviewed(false)
            box.current?.focus({ preventScroll: true })
          }}
        />
        {isEditing || isSchedulingOff ? null : (
          <ScheduleButton
            roomId={roomId}
            {...(thread !== null && { threadOf: thread.root, alsoInRoom: thread.alsoInRoom })}
            read={writing.read}
            disabled={!composer.canSubmit}
            onScheduled={() => {
              composer.write('')
              thread?.onSent()
              // No phone opens its keyboard for it.
              if (!touch) write()
            }}
            onTakenBack={composer.write}
          />
        )}
        {completion.popup}
        {beforeSend.dialog}
      </div>
    </>
  )
}

interface ToolsProps {
  box: RefObject<HTMLTextAreaElement | null>
  roomId: string
  place: string
  toolbarId: string
  attaches: boolean
  inThread: boolean
  hasMore: boolean
}

/** The buttons that do not hang on the text: they are not drawn again with each key. */
const Tools = memo(function Tools({ box, roomId, place, toolbarId, attaches, inThread, hasMore }: ToolsProps) {
  return (
    <>
      <ToolbarButton toolbarId={toolbarId} />
      {attaches ? <AttachButton place={place} inMenu={!inThread} /> : null}
      {hasMore ? <MoreMenu roomId={roomId} /> : null}
      <EmojiButton tooltipSide="top" onPick={(emoji) => box.current && insertEmoji(box.current, emoji)} />
    </>
  )
})
