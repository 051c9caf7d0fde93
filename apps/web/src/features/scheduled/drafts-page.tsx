'use client'

import { Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { toast } from '../../ui/toast-store.ts'
import { keepItems } from '../../ui/use-kept-focus.ts'
import { useBootstrap } from '../connection/client-provider.tsx'
import { languageOf } from '../messages/body/language.ts'
import { draftsOf } from '../messages/drafts/drafts-of.ts'
import { useTimeWords } from '../messages/time/use-time-words.ts'
import { openPanel } from '../panel/panel-store.ts'
import { useAllKept } from '../personal/use-kept.ts'
import { useRoomTitle } from '../rooms/use-room-title.ts'
import { openRoom } from '../shell/open-room.ts'
import { SidePage } from '../shell/side-pages.tsx'
import { ScheduledRow } from './scheduled-row.tsx'

/** What the person began to write, and what goes at a time of its own. */
export default function DraftsPage() {
  const t = useTranslations('personal')
  const drafts = [...useAllKept('draft')].sort(([, a], [, b]) => (a.at < b.at ? 1 : -1))
  const scheduled = [...useAllKept('scheduled')].sort(([, a], [, b]) => (a.at < b.at ? -1 : 1))
  return (
    <SidePage title={t('drafts')}>
      <div ref={keepItems} tabIndex={-1} className="outline-none" data-testid="drafts">
        {drafts.length + scheduled.length === 0 ? (
          <EmptyState title={t('noDrafts')}>{t('noDraftsHint')}</EmptyState>
        ) : null}
        {scheduled.length > 0 ? (
          <section aria-labelledby="scheduled-title" className="mb-6 max-w-[900px]">
            <h2 id="scheduled-title" className="mb-2 font-semibold text-small">
              {t('scheduledTitle')}
            </h2>
            <ul className="grid gap-2" data-testid="scheduled-list">
              {scheduled.map(([id, value]) => (
                <li key={id}>
                  <ScheduledRow id={id} value={value} />
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {drafts.length > 0 ? (
          <section aria-labelledby="drafts-title" className="max-w-[900px]">
            <h2 id="drafts-title" className="mb-2 font-semibold text-small">
              {t('draftsTitle')}
            </h2>
            <ul className="grid gap-2" data-testid="draft-list">
              {drafts.map(([place, { text, at }]) => (
                <li key={place}>
                  <DraftRow place={place} text={text} at={Date.parse(at)} />
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </SidePage>
  )
}

function DraftRow({ place, text, at }: { place: string; text: string; at: number }) {
  const t = useTranslations('personal')
  const { id } = useBootstrap().me
  const s = useTranslations('scheduled')
  const words = useTimeWords()
  const [roomId = '', root] = place.split(':')
  const title = useRoomTitle(roomId)
  const open = () => {
    openRoom(roomId)
    if (root !== undefined) openPanel({ kind: 'thread', roomId, root: Number(root) })
  }
  const remove = () => {
    draftsOf(id).write(place, '')
    // What was begun there meanwhile comes after it.
    const back = () => draftsOf(id).write(place, [text, draftsOf(id).read(place)].filter(Boolean).join('\n'))
    toast(t('draftDeleted'), { action: { label: t('undo'), run: back } })
  }
  return (
    <article data-testid="draft-row" className="flex items-start gap-3 rounded-card border border-line bg-raised p-3">
      <button type="button" data-testid="draft-open" onClick={open} className="min-h-11 min-w-0 grow text-left">
        <span className="flex flex-wrap gap-x-2 text-ink-subtle text-meta">
          <bdi className="font-semibold text-ink">{title || t('roomLeft')}</bdi>
          {root === undefined ? null : <span>{s('inThread')}</span>}
          {t('drafted', { when: words.brief(at) })}
        </span>
        <span lang={languageOf(text)} className="line-clamp-3 whitespace-pre-line wrap-anywhere">
          {text}
        </span>
      </button>
      <IconButton
        name={t('deleteDraft')}
        icon={<Trash2 size={16} aria-hidden />}
        data-testid="draft-delete"
        onClick={remove}
      />
    </article>
  )
}
