'use client'

import type { ListedRoom } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast-store.ts'
import { useClient } from '../connection/client-provider.tsx'
import { languageOf } from '../messages/body/language.ts'
import { openRoom } from '../shell/open-room.ts'
import { useRefusalText } from './refusal-text.ts'
import { RoomSign } from './room-sign.tsx'
import { whenJoined } from './when-joined.ts'

/** A public room in the list: joins it where need be, and opens it. */
export function ListedRoomRow({ listed, onOpened }: { listed: ListedRoom; onOpened: () => void }) {
  const { room, memberCount, joined } = listed
  const isArchived = room.archivedAt !== undefined
  const t = useTranslations('rooms.browse')
  const client = useClient()
  const refusalText = useRefusalText()
  const [busy, setBusy] = useState(false)

  async function open() {
    setBusy(true)
    try {
      if (!joined) {
        await client.call('room.join', { roomId: room.id })
        await whenJoined(client, room.id)
      }
      onOpened()
      openRoom(room.id)
    } catch (error) {
      toast(refusalText(error), { tone: 'danger' })
      setBusy(false)
    }
  }

  return (
    <li
      data-testid="listed-room"
      data-room-name={room.name}
      className="flex items-center gap-3 rounded-control px-3 py-2 hover:bg-hover"
    >
      <RoomSign room={room} size={16} avatarSize={20} className="mt-0.5 self-start text-ink-subtle" />
      <div className="min-w-0 grow">
        <p className="font-medium" lang={languageOf(room.name)}>
          <button
            type="button"
            data-testid="look-at-room"
            data-tooltip={joined ? undefined : t('look')}
            className="max-w-full truncate text-left hover:underline pointer-coarse:-my-3 pointer-coarse:py-3"
            onClick={() => {
              onOpened()
              openRoom(room.id)
            }}
          >
            {room.name}
          </button>
        </p>
        <p className="truncate text-ink-subtle text-small">
          {t('memberCount', { count: memberCount })}
          {room.topic ? (
            <>
              {' · '}
              <span lang={languageOf(room.topic)}>{room.topic}</span>
            </>
          ) : null}
        </p>
      </div>
      {isArchived && !joined ? null : (
        <Button
          size="small"
          variant={joined ? 'quiet' : 'default'}
          busy={busy}
          data-testid={joined ? 'open-room' : 'join-room'}
          aria-label={t(joined ? 'openNamed' : 'joinNamed', { name: room.name })}
          onClick={open}
        >
          {t(joined ? 'open' : 'join')}
        </Button>
      )}
    </li>
  )
}
