'use client'

import { MessageSquareOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'
import { Button } from '../../ui/button.tsx'
import { useBootstrap } from '../connection/client-provider.tsx'
import { languageOf } from '../messages/body/language.ts'
import { useWriting } from '../messages/composer/writing.ts'
import { draftsOf } from '../messages/drafts/drafts-of.ts'
import { closePanel } from '../panel/panel-store.ts'
import { placeOf } from './thread-place.ts'

/** Stands where one would reply to what was deleted before anybody did. What one had begun to write is not lost with it. */
export function ThreadOver({ roomId, root }: { roomId: string; root: number }) {
  const t = useTranslations('threads')
  const { me } = useBootstrap()
  const place = placeOf(roomId, root)
  const { read, subscribe } = useWriting(place)
  const text = useSyncExternalStore(subscribe, read, () => '').trim()
  const writeInRoom = () => {
    const drafts = draftsOf(me.id)
    drafts.write(roomId, [drafts.read(roomId), text].filter((part) => part.trim() !== '').join('\n'))
    drafts.write(place, '')
    closePanel()
    document.querySelector<HTMLElement>('[data-testid="composer-input"]')?.focus()
  }
  if (text === '') return null
  return (
    <div
      data-testid="thread-over"
      className="mx-6 mb-6 grid flex-none gap-2 rounded-control border border-line bg-sunken px-3.5 py-2.5 text-small max-md:mx-3 max-md:mb-[calc(12px+var(--safe-bottom))]"
    >
      <p className="flex items-center gap-2.5 text-ink-muted">
        <MessageSquareOff size={16} aria-hidden className="shrink-0" />
        {t('over')}
      </p>
      <p lang={languageOf(text)} className="line-clamp-3 whitespace-pre-line text-ink wrap-anywhere">
        {text}
      </p>
      <Button size="small" className="justify-self-end" data-testid="write-in-room" onClick={writeInRoom}>
        {t('writeInRoom')}
      </Button>
    </div>
  )
}
