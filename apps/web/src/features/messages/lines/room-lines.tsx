'use client'

import type { Line } from '@parley/protocol'
import { Archive, ArchiveRestore, LogIn, LogOut, type LucideIcon, Pencil } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { useClient, useStore } from '../../connection/client-provider.tsx'
import type { TimeWords } from '../time/use-time-words.ts'
import type { LinesItem } from '../timeline/items.ts'
import { foldLines } from './fold-lines.ts'
import { useLineWords } from './use-line-words.ts'

const ICONS: Readonly<Partial<Record<Line['kind'], LucideIcon>>> = {
  ...{ left: LogOut, removed: LogOut, renamed: Pencil, topic: Pencil },
  ...{ archived: Archive, unarchived: ArchiveRestore },
}

/** What happened to the room, in one quiet line; where it was several things, a click lists them. */
export default function RoomLines({ item, words }: { item: LinesItem; words: TimeWords }) {
  const t = useTranslations('messages.lines')
  const people = useStore(useClient().people)
  const inWords = useLineWords(people)
  const [isOpen, setOpen] = useState(false)
  const list = useId()
  const { lines } = item
  const told = foldLines(lines)
  const text = told.map(inWords).join(t('between'))
  const Icon = ICONS[lines[0]?.kind ?? 'joined'] ?? LogIn
  const at = Date.parse(lines[0]?.at ?? '')

  return (
    <div className="grid grid-cols-[var(--avatar-size)_minmax(0,1fr)] gap-x-3 py-1.5 text-ink-subtle text-small leading-4 max-md:gap-x-2.5">
      <Icon size={14} aria-hidden className="mt-px justify-self-center" />
      {lines.length === 1 ? (
        <p>
          {text}
          <time dateTime={lines[0]?.at} title={words.exact(at)} className="ml-2 whitespace-nowrap text-meta">
            {words.clock(at)}
          </time>
        </p>
      ) : (
        <div className="min-w-0">
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={isOpen ? list : undefined}
            title={t(isOpen ? 'hide' : 'show')}
            className="-my-1 rounded-seal py-1 text-left hover:text-ink hover:underline pointer-coarse:-my-3 pointer-coarse:py-3"
            onClick={() => setOpen(!isOpen)}
          >
            {text}
          </button>
          {isOpen ? (
            <ul
              id={list}
              data-testid="room-lines-list"
              className="mt-2 max-h-60 overflow-y-auto border-line border-l pl-3"
            >
              {lines.map((line) => (
                <li key={line.rev} className="flex gap-2 py-0.5">
                  <time
                    dateTime={line.at}
                    title={words.exact(Date.parse(line.at))}
                    className="shrink-0 text-meta leading-4"
                  >
                    {words.clock(Date.parse(line.at))}
                  </time>
                  <span className="min-w-0 break-words">{foldLines([line]).map(inWords).join('')}</span>
                </li>
              ))}
            </ul>
          ) : null}
        </div>
      )}
    </div>
  )
}
