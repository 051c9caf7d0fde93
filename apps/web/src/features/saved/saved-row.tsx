'use client'

import type { PersonalValue } from '@parley/protocol'
import { AlarmClock, Check, RotateCcw, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Avatar } from '../../ui/avatar.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Late, latePart } from '../../ui/late.tsx'
import { Menu } from '../../ui/menu.tsx'
import { useClient, usePerson } from '../connection/client-provider.tsx'
import { EmojiWords } from '../emoji/emoji-words.tsx'
import { languageOf } from '../messages/body/language.ts'
import { plainTextOf } from '../messages/body/plain-text.ts'
import { openMessage } from '../messages/jump/open-message.ts'
import { useTimeWords } from '../messages/time/use-time-words.ts'
import { useMessage } from '../personal/use-message.ts'
import { useRoomTitle } from '../rooms/use-room-title.ts'
import { tomorrowAtNine } from '../scheduled/times.ts'
import { useRemindChoices } from './remind-choices.ts'
import { keepSaved, remindOf } from './save.ts'
import { toggleSaved } from './toggle-saved.ts'

const timeDialog = latePart(() => import('../scheduled/time-dialog.tsx'))

/** One saved message, with what may be done about it. `place` is `<room>:<seq>`. */
export function SavedRow({ place, saved }: { place: string; saved: PersonalValue<'saved'> }) {
  const t = useTranslations('personal')
  const f = useTranslations('formatting')
  const s = useTranslations('scheduled')
  const client = useClient()
  const words = useTimeWords()
  const choices = useRemindChoices()
  const [roomId = '', seqText = '0'] = place.split(':')
  const seq = Number(seqText)
  const title = useRoomTitle(roomId)
  const message = useMessage(roomId, seq)
  const author = usePerson(message?.authorId ?? '')
  const [asking, setAsking] = useState(false)
  const now = Date.now()
  const remind = (at: number | null) => remindOf(client, roomId, seq, at)
  const text = message?.body ? plainTextOf(message.body, f('spoiler')) : message === undefined ? '' : t('gone')
  return (
    <article
      data-testid="saved-row"
      data-reminded={saved.reminded}
      className="flex items-start gap-3 rounded-card max-sm:flex-wrap border border-line bg-raised p-3"
    >
      {message ? <Avatar id={message.authorId} name={author?.displayName ?? ''} /> : null}
      <button
        type="button"
        data-testid="saved-open"
        onClick={() => openMessage(roomId, message ?? { seq })}
        className="min-h-11 min-w-0 grow text-left max-sm:basis-3/4"
      >
        <span className="flex flex-wrap gap-x-2 text-ink-subtle text-meta">
          {author ? <bdi className="font-semibold text-ink">{author.displayName}</bdi> : null}
          <span>{title || t('roomLeft')}</span>
          <span className={saved.reminded ? 'font-medium text-accent-ink' : undefined}>
            {saved.remindAt === undefined
              ? t('savedAt', { when: words.brief(Date.parse(saved.at)) })
              : t('remindAt', { when: words.exact(Date.parse(saved.remindAt)) })}
          </span>
        </span>
        <span lang={languageOf(text)} className="line-clamp-3 wrap-anywhere">
          <EmojiWords text={text} />
        </span>
      </button>
      <span className="flex shrink-0 max-sm:-mt-2 max-sm:-mb-2 max-sm:ml-auto">
        {saved.done ? (
          <IconButton
            name={t('reopen')}
            icon={<RotateCcw size={16} aria-hidden />}
            data-testid="saved-reopen"
            onClick={() => keepSaved(client, roomId, seq, { done: false })}
          />
        ) : (
          <>
            <Menu
              label={t('remind')}
              trigger={
                <IconButton name={t('remind')} icon={<AlarmClock size={16} aria-hidden />} data-testid="saved-remind" />
              }
              entries={[
                ...choices.map(({ id, label, at }) => ({ id, label, onSelect: () => remind(at(now)) })),
                { id: 'custom', label: s('custom'), onSelect: () => setAsking(true), 'data-testid': 'remind-custom' },
                { id: 'none', label: t('noReminder'), onSelect: () => remind(null) },
              ]}
            />
            <IconButton
              name={t('markDone')}
              icon={<Check size={16} aria-hidden />}
              data-testid="saved-done"
              onClick={() => keepSaved(client, roomId, seq, { done: true })}
            />
          </>
        )}
        <IconButton
          name={t('remove')}
          icon={<X size={16} aria-hidden />}
          data-testid="saved-remove"
          onClick={() => toggleSaved(client, t, roomId, seq)}
        />
      </span>
      {asking ? (
        <Late
          part={timeDialog}
          props={{
            begin: tomorrowAtNine(now),
            title: t('remind'),
            confirm: t('save'),
            onClose: () => setAsking(false),
            onChoose: (at: number) => {
              remind(at)
              setAsking(false)
            },
          }}
          onUnavailable={() => setAsking(false)}
        />
      ) : null}
    </article>
  )
}
