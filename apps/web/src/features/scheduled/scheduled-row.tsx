'use client'

import { isErrorCode, type PersonalValue } from '@parley/protocol'
import { CalendarClock, Pencil, Send, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { IconButton } from '../../ui/icon-button.tsx'
import { Late, latePart } from '../../ui/late.tsx'
import { toast } from '../../ui/toast-store.ts'
import { useClient } from '../connection/client-provider.tsx'
import { EmojiWords } from '../emoji/emoji-words.tsx'
import { useSentence } from '../errors/sentences.tsx'
import { languageOf } from '../messages/body/language.ts'
import { useTimeWords } from '../messages/time/use-time-words.ts'
import { useRoomTitle } from '../rooms/use-room-title.ts'

import type { ScheduledChange } from './edit-dialog.tsx'

const editDialog = latePart(() => import('./edit-dialog.tsx'))

/** A message that waits for its time, or was refused when it came. */
export function ScheduledRow({ id, value }: { id: string; value: PersonalValue<'scheduled'> }) {
  const t = useTranslations('scheduled')
  const p = useTranslations('personal')
  const client = useClient()
  const sentence = useSentence()
  const words = useTimeWords()
  const title = useRoomTitle(value.roomId)
  const [editing, setEditing] = useState(false)
  const key = `scheduled:${id}`
  const at = Date.parse(value.at)
  const { refused: _, ...waiting } = value
  const keep = (change: Partial<PersonalValue<'scheduled'>>) => client.keep([{ key, value: { ...waiting, ...change } }])
  const where = value.alsoInRoom ? 'inThreadAndRoom' : 'inThread'
  const remove = () => {
    client.keep([{ key, value: null }])
    toast(t('removed'), { action: { label: t('undo'), run: () => client.keep([{ key, value }]) } })
  }
  return (
    <article
      data-testid="scheduled-row"
      data-refused={value.refused}
      className="flex items-start gap-3 rounded-card max-sm:flex-wrap border border-line bg-raised p-3"
    >
      <CalendarClock size={18} aria-hidden className="mt-0.5 shrink-0 text-ink-subtle" />
      <div className="min-w-0 grow max-sm:basis-3/4">
        <p className="flex flex-wrap gap-x-2 text-ink-subtle text-meta">
          <bdi className="font-semibold text-ink">{title || p('roomLeft')}</bdi>
          {value.threadOf === undefined ? null : <span>{t(where)}</span>}
          {value.refused === undefined ? (
            <time dateTime={value.at}>{t('goes', { when: words.exact(at) })}</time>
          ) : (
            <span className="text-danger-ink">
              {t('refused', { reason: isErrorCode(value.refused) ? sentence({ code: value.refused }) : value.refused })}
            </span>
          )}
        </p>
        <p lang={languageOf(value.body)} className="line-clamp-4 whitespace-pre-line wrap-anywhere">
          <EmojiWords text={value.body} />
        </p>
      </div>
      <span className="flex shrink-0 max-sm:-mt-2 max-sm:-mb-2 max-sm:ml-auto">
        <IconButton
          name={value.refused === undefined ? t('sendNow') : t('retry')}
          icon={<Send size={16} aria-hidden />}
          data-testid="scheduled-send"
          onClick={() => keep({ at: new Date().toISOString() })}
        />
        <IconButton
          name={t('edit')}
          icon={<Pencil size={16} aria-hidden />}
          data-testid="scheduled-edit"
          onClick={() => setEditing(true)}
        />
        <IconButton
          name={t('remove')}
          icon={<Trash2 size={16} aria-hidden />}
          data-testid="scheduled-remove"
          onClick={remove}
        />
      </span>
      {editing ? (
        <Late
          part={editDialog}
          props={{
            body: value.body,
            at,
            onClose: () => setEditing(false),
            thread:
              value.threadOf === undefined ? null : { roomId: value.roomId, alsoInRoom: value.alsoInRoom === true },
            onSave: (change: ScheduledChange) => {
              keep({
                body: change.body,
                at: new Date(change.at).toISOString(),
                alsoInRoom: change.alsoInRoom || undefined,
              })
              setEditing(false)
            },
          }}
          onUnavailable={() => setEditing(false)}
        />
      ) : null}
    </article>
  )
}
