'use client'

import { Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Input } from '../../ui/input.tsx'
import { Segment } from '../../ui/segment.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { ListedRoomRow } from './listed-room-row.tsx'
import { type RoomFilter, useRoomSearch } from './use-room-search.ts'

/** Finds public rooms, joins and opens them. */
export default function BrowseRoomsDialog(props: { onClose: () => void; onCreate: (name: string) => void }) {
  const { onClose, onCreate } = props
  const t = useTranslations('rooms.browse')
  const [query, setQuery] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const [show, setShow] = useState<RoomFilter>('all')
  const search = useRoomSearch(query, show)
  const { rooms, state, next } = search
  const nothing = rooms.length === 0

  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('title')}
      width="wide"
      data-testid="browse-rooms-dialog"
      initialFocus={input}
    >
      <Input
        ref={input}
        type="search"
        data-testid="room-search"
        aria-label={t('search')}
        placeholder={t('search')}
        icon={<Search size={16} aria-hidden />}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        autoComplete="off"
        spellCheck={false}
        className="[&_input::-webkit-search-cancel-button]:hidden"
      />
      <Segment
        label={t('show')}
        value={show}
        onChange={setShow}
        data-testid="room-filter"
        className="mt-2.5"
        options={(['all', 'joined', 'archived'] as const).map((value) => ({ value, label: t(`filter.${value}`) }))}
      />
      <p role="status" className="sr-only">
        {state === 'ready' ? t('found', { count: rooms.length }) : ''}
      </p>
      <div
        className="-mx-3 mt-3 h-[min(400px,50dvh)] overflow-y-auto overscroll-contain"
        aria-busy={state === 'loading'}
      >
        {nothing && state === 'loading' ? <Waiting /> : null}
        {nothing && state !== 'loading' ? (
          <div className="grid min-h-full place-items-center px-3">
            {state === 'failed' ? (
              <EmptyState
                level={3}
                title={t('failedTitle')}
                action={
                  <Button size="small" onClick={search.again}>
                    {t('retry')}
                  </Button>
                }
              />
            ) : (
              <EmptyState
                level={3}
                title={search.query === '' ? t('noneTitle') : t('nothingTitle', { query: search.query })}
                action={
                  <Button size="small" onClick={() => onCreate(search.query)}>
                    {t('create')}
                  </Button>
                }
              >
                {search.query === '' ? t('none') : t('nothing')}
              </EmptyState>
            )}
          </div>
        ) : null}
        <ul>
          {rooms.map((listed) => (
            <ListedRoomRow key={listed.room.id} listed={listed} onOpened={onClose} />
          ))}
        </ul>
        {!nothing && (next !== null || state === 'failed') ? (
          <div className="flex justify-center py-3">
            <Button
              size="small"
              busy={state === 'loading'}
              onClick={state === 'failed' && next === null ? search.again : search.more}
            >
              {state === 'failed' ? t('retry') : t('more')}
            </Button>
          </div>
        ) : null}
      </div>
    </Dialog>
  )
}

function Waiting() {
  return (
    <div className="grid gap-5 px-3 py-2" aria-hidden>
      {['w-1/3', 'w-1/2', 'w-2/5'].map((width) => (
        <div key={width} className="grid gap-2 pl-7">
          <Skeleton className={`h-3 ${width}`} />
          <Skeleton className="h-3 w-3/4" />
        </div>
      ))}
    </div>
  )
}
