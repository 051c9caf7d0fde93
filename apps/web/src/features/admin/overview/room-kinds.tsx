'use client'

import type { Overview } from '@parley/protocol'
import { TriangleAlert } from 'lucide-react'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { classNames } from '../../../ui/class-names.ts'
import { Card } from './figure.tsx'

interface RoomKindsProps {
  rooms: Overview['rooms']
  withoutOwner: number
}

/** How many rooms there are of each kind. */
export function RoomKinds({ rooms, withoutOwner }: RoomKindsProps) {
  const t = useTranslations('admin.overview')
  const format = useFormatter()
  const kinds = [
    { id: 'public', colour: 'bg-ink', href: '/admin/rooms?kind=public&state=open' },
    { id: 'private', colour: 'bg-(--chart-bar)', href: '/admin/rooms?kind=private&state=open' },
    { id: 'direct', colour: 'bg-link', href: null },
    { id: 'group', colour: 'bg-(--link-line)', href: null },
    { id: 'archived', colour: 'bg-(--chart-bar-rest)', href: '/admin/rooms?state=archived' },
  ] as const
  const total = kinds.reduce((sum, { id }) => sum + rooms[id], 0)
  return (
    <Card className="flex flex-col">
      <header className="flex items-center justify-between gap-3 px-4 pt-3.5 pb-3">
        <h2 className="font-semibold text-body">{t('roomsByKind')}</h2>
        <Link
          href="/admin/rooms"
          prefetch={false}
          className="-my-3 inline-flex items-center text-small no-underline pointer-coarse:min-h-11"
        >
          {t('allRooms')}
        </Link>
      </header>
      <div aria-hidden className="mx-4 flex h-2 gap-0.5 overflow-hidden rounded-[2px]">
        {total === 0 ? <span className="grow bg-sunken" /> : null}
        {kinds.map(({ id, colour }) =>
          rooms[id] === 0 ? null : (
            <span key={id} className={classNames('min-w-0.5', colour)} style={{ flexGrow: rooms[id] }} />
          ),
        )}
      </div>
      <ul className="grid px-2 py-2">
        {kinds.map(({ id, colour, href }) => {
          const parts = (
            <>
              <span aria-hidden className={`size-2 rounded-[2px] ${colour}`} />
              <span className="grow truncate text-ink">{t(`kinds.${id}`)}</span>
              <span className="text-ink tabular-nums">{format.number(rooms[id])}</span>
              <span className="w-11 text-right text-ink-muted tabular-nums">
                {format.number(total === 0 ? 0 : rooms[id] / total, { style: 'percent' })}
              </span>
            </>
          )
          const look = 'flex h-9 items-center gap-2.5 rounded-control px-2 text-small no-underline pointer-coarse:h-11'
          return (
            <li key={id}>
              {href === null ? (
                <span className={look}>{parts}</span>
              ) : (
                <Link href={href} prefetch={false} className={`${look} hover:bg-hover`} data-testid={`kind-${id}`}>
                  {parts}
                </Link>
              )}
            </li>
          )
        })}
      </ul>
      {withoutOwner === 0 ? null : (
        <Link
          href="/admin/rooms?lacks=owner&state=open"
          prefetch={false}
          data-testid="rooms-without-owner"
          className="mt-auto flex min-h-11 items-center gap-2.5 border-line border-t px-4 text-ink text-small no-underline hover:bg-hover"
        >
          <TriangleAlert size={16} aria-hidden className="text-warn-ink" />
          <span className="grow">{t('withoutOwner', { count: withoutOwner })}</span>
          <span className="text-link">{t('review')}</span>
        </Link>
      )}
    </Card>
  )
}
