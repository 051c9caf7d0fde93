'use client'

import { ArrowUp, Check, CloudOff, Pencil, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId, useRef, useState } from 'react'
import { classNames } from '../../../ui/class-names.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { insertText } from '../../../ui/insert-text.ts'
import { useBeforeSend } from '../../completion/use-before-send.tsx'
import { useCompletion } from '../../completion/use-completion.tsx'
import { useRoom } from '../../connection/client-provider.tsx'
import { useOutage } from '../../connection/use-outage.ts'
import { EmojiButton } from '../../emoji/emoji-button.tsx'
import { PollButton } from '../../polls/poll-button.tsx'
import { languageOf } from '../body/language.ts'
import { composerActOf } from './composer-act.ts'
import { StatusLine } from './status-line.tsx'
import { type ComposerState, useComposer } from './use-composer.ts'
import { useFocus } from './use-focus.ts'
import { useGrowth } from './use-growth.ts'
import { useTouch } from './use-touch.ts'

/** Where a person writes. One composer belongs to one room for as long as it lives. */
export function Composer({ roomId }: { roomId: string }) {
  return <RoomComposer key={roomId} roomId={roomId} />
}

function RoomComposer({ roomId }: { roomId: string }) {
  const composer = useComposer(roomId)
  const { conn } = useOutage()
  const [focused, setFocused] = useState(false)
  const touch = useTouch()
  const statusId = useId()
  const isOffline = conn === 'offline'
  return (
    <div className="flex-none px-6 pt-1.5 pb-[max(6px,env(safe-area-inset-bottom))] max-md:px-2.5">
      <div
        className={classNames(
          'overflow-hidden rounded-card border bg-raised shadow-1 focus-within:border-line-control',
          composer.text === '' ? 'border-line-strong' : 'border-line-control',
        )}
      >
        {isOffline ? <OfflineNote /> : null}
        {composer.isEditing ? <EditingNote onCancel={composer.cancelEdit} /> : null}
        <Line roomId={roomId} composer={composer} touch={touch} statusId={statusId} onFocusChange={setFocused} />
      </div>
      <StatusLine
        id={statusId}
        roomId={roomId}
        length={composer.length}
        isOffline={isOffline}
        showsKeys={focused && !touch && composer.text !== ''}
      />
    </div>
  )
}

interface LineProps {
  roomId: string
  composer: ComposerState
  touch: boolean
  statusId: string
  onFocusChange: (focused: boolean) => void
}

function Line({ roomId, composer, touch, statusId, onFocusChange }: LineProps) {
  const t = useTranslations('messages')
  const name = useRoom(roomId)?.room.name
  const box = useRef<HTMLTextAreaElement>(null)
  const label = name === undefined ? t('writeNowhere') : t('write', { room: name })
  const { text, isEditing } = composer
  useFocus(box, { isEditing, adopt: composer.write })
  useGrowth(box, text)
  const completion = useCompletion(box, roomId)
  const beforeSend = useBeforeSend(roomId)
  const submit = () => {
    if (isEditing || !composer.canSubmit) return composer.submit()
    beforeSend.send(text, { send: composer.submit, clear: () => composer.write('') })
  }
  return (
    <div className="flex items-end gap-1 p-1.5 pl-2 pointer-coarse:p-1 pointer-coarse:pl-2">
      <textarea
        ref={box}
        rows={1}
        value={text}
        placeholder={label}
        aria-label={isEditing ? t('editing') : label}
        aria-describedby={statusId}
        aria-invalid={composer.length.over > 0 || composer.length.overBytes > 0 || undefined}
        autoComplete="off"
        // Quotes and dashes of what is written, not of the interface.
        lang={text === '' ? undefined : languageOf(text)}
        enterKeyHint={touch ? 'enter' : 'send'}
        data-testid="composer-input"
        onChange={(event) => composer.write(event.target.value)}
        onFocus={() => onFocusChange(true)}
        onBlur={() => {
          onFocusChange(false)
          composer.pause()
        }}
        {...completion.attributes}
        onKeyDown={(event) => {
          if (completion.takes(event.nativeEvent)) return
          const act = composerActOf(event.nativeEvent, { touch, empty: text === '', editing: isEditing })
          if (act === null) return
          event.preventDefault()
          if (act === 'send') submit()
          else if (act === 'edit-last') composer.editLast()
          else composer.cancelEdit()
        }}
        className="field-sizing-content max-h-[40dvh] min-h-[34px] min-w-0 grow resize-none bg-transparent px-1.5 py-[5px] text-body outline-none wrap-anywhere pointer-coarse:min-h-11 pointer-coarse:py-2.5 pointer-coarse:text-[1rem]"
      />
      {isEditing ? null : <PollButton roomId={roomId} />}
      <EmojiButton tooltipSide="top" onPick={(emoji) => box.current && insertText(box.current, emoji)} />
      <button
        type="button"
        aria-label={isEditing ? t('save') : t('send')}
        aria-disabled={!composer.canSubmit}
        data-testid="composer-send"
        data-tooltip={isEditing ? t('save') : t('send')}
        data-tooltip-keys="Enter"
        data-tooltip-side="top"
        // The keyboard of a phone stays where it is.
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => {
          submit()
          box.current?.focus({ preventScroll: true })
        }}
        className={classNames(
          'grid size-[34px] shrink-0 place-items-center rounded-control transition-[background-color] duration-(--time-fast) ease-arrive pointer-coarse:size-11',
          composer.canSubmit
            ? 'bg-accent text-on-accent hover:bg-accent-hover active:bg-accent-active'
            : 'cursor-default bg-hover text-ink-subtle',
        )}
      >
        {isEditing ? <Check size={18} aria-hidden /> : <ArrowUp size={18} aria-hidden />}
      </button>
      {completion.popup}
      {beforeSend.dialog}
    </div>
  )
}

function OfflineNote() {
  const t = useTranslations('messages')
  return (
    <p
      role="status"
      data-testid="composer-hint"
      className="flex min-h-8 items-center gap-[7px] border-line border-b bg-warn-wash px-3.5 py-1 text-small text-warn-ink"
    >
      <CloudOff size={14} aria-hidden />
      {t('offline')}
    </p>
  )
}

function EditingNote({ onCancel }: { onCancel: () => void }) {
  const t = useTranslations('messages')
  return (
    <div
      data-testid="composer-editing"
      className="flex h-9 items-center gap-2 border-line border-b pr-2 pl-3.5 text-ink-muted text-small pointer-coarse:h-11 pointer-coarse:pr-0"
    >
      <Pencil size={14} aria-hidden />
      <b className="font-medium text-ink">{t('editing')}</b>
      <span className="grow truncate text-ink-subtle pointer-coarse:invisible">{t('editingHint')}</span>
      <IconButton name={t('cancelEditing')} icon={<X size={16} aria-hidden />} size="small" onClick={onCancel} />
    </div>
  )
}
