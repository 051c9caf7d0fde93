'use client'

import { ChevronLeft, LogOut, Users } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { IconButton } from '../../ui/icon-button.tsx'
import { useRoom } from '../connection/client-provider.tsx'
import { hands } from '../hands/late-hands.ts'
import { languageOf } from '../messages/body/language.ts'
import { togglePanel, usePanel } from '../panel/panel-store.ts'
import { PinsButton } from '../pins/pins-button.tsx'
import { RoomSign } from '../rooms/room-sign.tsx'
import { useTitleOf } from '../rooms/use-room-title.ts'
import { openList } from './open-room.ts'
import { useShell } from './shell-context.tsx'

/** Fetches the code of the room's own panel, as a pointer comes near what opens it. */
const prepareInfo = () =>
  hands.use(
    (known) => known.prepareInfo(),
    () => undefined,
  )

/** The line above a room: what it is called, what it is about, who is in it. */
export function RoomHeader({ roomId }: { roomId: string }) {
  const entry = useRoom(roomId)
  const { showDialog } = useShell()
  const panelOpen = usePanel(roomId)?.kind === 'info'
  const toggleInfo = () => togglePanel({ kind: 'info' })
  const t = useTranslations('shell')
  const format = useFormatter()
  const title = useTitleOf(entry?.room)
  if (entry === undefined) return null
  const { room, memberCount } = entry
  return (
    <header
      data-region="header"
      className="flex h-[calc(var(--header-height)+var(--safe-top))] shrink-0 items-center gap-2 border-line border-b pt-[var(--safe-top)] pr-3 pl-6 max-md:gap-0 max-md:px-1"
    >
      <BackToRooms />
      <div className="flex min-w-0 items-center max-md:grow max-md:flex-col max-md:items-start">
        <span className="mr-[7px] flex shrink-0 max-md:hidden">
          <RoomSign room={room} size={18} avatarSize={24} className="text-ink-subtle" />
        </span>
        <h1
          data-testid="room-title"
          lang={languageOf(title)}
          data-kind={room.kind}
          className="flex min-w-0 max-w-full items-center font-semibold text-body"
        >
          <span className="truncate">{title}</span>
        </h1>
        <span className="text-ink-subtle text-meta md:hidden">{t('memberCount', { count: memberCount })}</span>
      </div>
      {room.topic ? (
        <button
          type="button"
          data-testid="room-topic"
          data-tooltip={t('roomInfo')}
          aria-description={t('roomInfo')}
          lang={languageOf(room.topic)}
          onClick={toggleInfo}
          onPointerEnter={prepareInfo}
          onFocus={prepareInfo}
          className="ml-1 min-w-0 flex-1 truncate rounded-seal border-line-strong border-l pl-3 text-left text-ink-muted text-small leading-[18px] hover:text-ink max-md:hidden"
        >
          {room.topic}
        </button>
      ) : null}
      <div className="ml-auto flex shrink-0 items-center gap-0.5">
        <PinsButton roomId={roomId} />
        <IconButton
          data-testid="toggle-members"
          name={t('members', { count: memberCount })}
          icon={<Users size={18} aria-hidden className="max-md:size-5" />}
          on={panelOpen}
          aria-expanded={panelOpen}
          shortcut="Ctrl ."
          onClick={toggleInfo}
          onPointerEnter={prepareInfo}
          onFocus={prepareInfo}
        >
          <span className="max-md:hidden">{format.number(memberCount)}</span>
        </IconButton>
        {room.kind === 'direct' ? null : (
          <IconButton
            data-testid="leave-room"
            name={t('leaveRoom')}
            icon={<LogOut size={18} aria-hidden className="max-md:size-5" />}
            onClick={() => showDialog({ kind: 'leave', roomId, name: title })}
          />
        )}
      </div>
    </header>
  )
}

/** On a phone: from the room to the list. */
export function BackToRooms() {
  const t = useTranslations('shell')
  return (
    <IconButton
      data-testid="back-to-rooms"
      name={t('backToRooms')}
      icon={<ChevronLeft size={20} aria-hidden />}
      className="md:hidden"
      onClick={openList}
    />
  )
}
