'use client'

import { Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Avatar } from '../../../ui/avatar.tsx'
import { Button } from '../../../ui/button.tsx'
import { classNames } from '../../../ui/class-names.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Input } from '../../../ui/input.tsx'
import { toast } from '../../../ui/toast-store.ts'
import { useClient } from '../../connection/client-provider.tsx'
import { entriesFor, keyOf, type SwitcherEntry } from '../../quick-switcher/entries.ts'
import { useKnown } from '../../quick-switcher/use-known.ts'
import { useRefusalText } from '../../rooms/refusal-text.ts'
import { RoomSign } from '../../rooms/room-sign.tsx'
import { whenJoined } from '../../rooms/when-joined.ts'
import { replyToOf } from '../acts/reply-to-of.ts'
import { bodyOf, picturesOf } from '../acts/row-content.ts'
import { languageOf } from '../body/language.ts'
import type { MessageDialogProps } from './message-dialog.tsx'
import { QuotedText } from './quote.tsx'

type Target = Extract<SwitcherEntry, { kind: 'room' | 'person' }>

/** Passes a message on to a room or a person, with a note before it if one is written. */
export default function ForwardDialog({ open, about, onClose }: MessageDialogProps) {
  const t = useTranslations('acts')
  const client = useClient()
  const refusalText = useRefusalText()
  const [typed, setTyped] = useState('')
  const [note, setNote] = useState('')
  const [chosen, setChosen] = useState<Target | null>(null)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const known = useKnown(typed)
  const { roomId, row } = about
  const { seq, authorId, createdAt, forwarded } = row.message
  const targets = entriesFor(typed, { ...known, commands: [], publicRooms: [], openRoomId: null })
    .flatMap(({ entries }) => entries)
    .filter((entry): entry is Target => entry.kind === 'person' || (entry.kind === 'room' && isOpen(entry)))

  async function send() {
    if (chosen === null) return
    setBusy(true)
    setFailure(null)
    try {
      const to = chosen.kind === 'room' ? chosen.id : await directWith(chosen.id)
      if (note.trim() !== '') client.send(to, note.trimEnd())
      const from = forwarded ?? { roomId, seq, authorId, at: createdAt }
      client.send(to, bodyOf(row), { forward: { roomId, seq, from }, files: picturesOf(row) })
      toast(t('forwardedTo', { name: chosen.name }))
      onClose()
    } catch (error) {
      setFailure(error)
    }
    setBusy(false)
  }

  async function directWith(personId: string): Promise<string> {
    const { room } = await client.call('room.direct', { personIds: [personId] })
    await whenJoined(client, room.room.id)
    return room.room.id
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => next || onClose()}
      title={t('forwardTitle')}
      data-testid="forward-dialog"
      footer={
        <Button
          variant="primary"
          busy={busy}
          disabled={chosen === null}
          data-testid="forward-submit"
          onClick={() => void send()}
        >
          {t('forward')}
        </Button>
      }
    >
      <div className="grid gap-3">
        <p className="flex min-w-0 gap-1.5 rounded-control bg-sunken px-3 py-2 text-small">
          <QuotedText replyTo={replyToOf(seq, authorId, bodyOf(row))} />
        </p>
        <Input
          type="search"
          icon={<Search size={16} aria-hidden />}
          value={typed}
          placeholder={t('forwardSearch')}
          aria-label={t('forwardSearch')}
          data-testid="forward-search"
          onChange={(event) => {
            setTyped(event.target.value)
            setChosen(null)
          }}
        />
        <ul className="-mx-2 max-h-[30dvh] min-h-24 overflow-y-auto" data-testid="forward-targets">
          {targets.map((target) => (
            <li key={keyOf(target)}>
              <button
                type="button"
                aria-pressed={chosen !== null && keyOf(chosen) === keyOf(target)}
                data-testid="forward-target"
                data-name={target.name}
                onClick={() => setChosen(target)}
                className={classNames(
                  'flex min-h-9 w-full items-center gap-2.5 rounded-control px-2 text-left pointer-coarse:min-h-11',
                  chosen !== null && keyOf(chosen) === keyOf(target)
                    ? 'bg-accent-wash text-accent-ink'
                    : 'hover:bg-hover',
                )}
              >
                {target.kind === 'person' ? (
                  <Avatar id={target.id} name={target.name} size={24} />
                ) : (
                  <RoomSign room={target.entry.room} size={18} avatarSize={24} />
                )}
                <bdi lang={languageOf(target.name)} className="truncate">
                  {target.name}
                </bdi>
              </button>
            </li>
          ))}
        </ul>
        <Input
          value={note}
          placeholder={t('forwardNote')}
          aria-label={t('forwardNote')}
          data-testid="forward-note"
          onChange={(event) => setNote(event.target.value)}
        />
        {failure === null ? null : (
          <p role="alert" className="text-danger-ink text-small">
            {refusalText(failure)}
          </p>
        )}
      </div>
    </Dialog>
  )
}

function isOpen({ entry }: Extract<SwitcherEntry, { kind: 'room' }>): boolean {
  return entry.room.archivedAt === undefined && (entry.room.posting !== 'moderators' || entry.role !== 'member')
}
