'use client'

import { BellOff, BellRing, Check, FolderInput, Link, LogOut, Mail, MailOpen, Star, StarOff, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type RefObject, useEffect, useId, useRef, useState } from 'react'
import type { MenuEntry } from '../../ui/menu.tsx'
import MenuPopup from '../../ui/menu-popup.tsx'
import { toast } from '../../ui/toast-store.ts'
import { useClient } from '../connection/client-provider.tsx'
import { copyText } from '../messages/acts/copy-text.ts'
import { useTimeWords } from '../messages/time/use-time-words.ts'
import { keepRoom } from '../personal/use-kept.ts'
import { useTitleOf } from '../rooms/use-room-title.ts'
import { openRoom } from '../shell/open-room.ts'
import { roomPath } from '../shell/room-path.ts'
import { useShell } from '../shell/shell-context.tsx'
import { moveRoom } from './arrange.ts'
import { MUTES, type Mute, muteUntil } from './mute.ts'
import { useSectionNames } from './section-head.tsx'
import { isSorted, type Section, type SectionRoom } from './sections.ts'
import { useSections } from './use-sections.ts'

const MUTE_WORDS = {
  for15: 'for15',
  for60: 'for60',
  for480: 'for480',
  untilTomorrow: 'untilTomorrow',
  forever: 'forever',
} as const satisfies Record<Mute, string>

export interface RoomMenuProps {
  roomId: string
  button: RefObject<HTMLButtonElement | null>
  byKeyboard: RefObject<boolean>
  onClose: () => void
}

const LEVELS = ['all', 'mentions', 'nothing'] as const

/** What may be done with a room from its row. Some entries lead to a second list in the same place. */
export default function RoomMenu({ roomId, ...props }: RoomMenuProps) {
  const { openRoomId } = useShell()
  const sections = useSections(openRoomId)
  for (const section of sections) {
    const room = section.rooms.find(({ entry }) => entry.room.id === roomId)
    if (room) return <Menu {...props} room={room} section={section} sections={sections} />
  }
  return null
}

interface MenuProps extends Omit<RoomMenuProps, 'roomId'> {
  room: SectionRoom
  section: Section
  sections: readonly Section[]
}

function Menu({ room, section, sections, button, byKeyboard, onClose }: MenuProps) {
  const t = useTranslations('personal')
  const a = useTranslations('acts')
  const m = useTranslations('messages')
  const client = useClient()
  const words = useTimeWords()
  const { openRoomId, showDialog } = useShell()
  const sectionName = useSectionNames()
  const id = useId()
  const [page, setPage] = useState<'main' | 'mute' | 'level' | 'move'>('main')
  const turning = useRef(false)
  const turn = (next: typeof page) => () => {
    turning.current = true
    setPage(next)
  }
  const { entry, kept, isMuted } = room
  const roomId = entry.room.id
  const title = useTitleOf(entry.room)
  const move = (to: Section, beforeRoomId: string | null) => client.keep(moveRoom(to, room, beforeRoomId))
  const moveTo = (sectionId: string) => {
    const to = sections.find(({ id: each }) => each === sectionId)
    if (to) move(to, null)
  }
  const isDirect = entry.room.kind === 'direct' || entry.room.kind === 'group'
  useEffect(() => {
    const opener = button.current
    // In another section the room has another row: whoever put it there by keys goes on from it.
    return () => void setTimeout(() => opener?.isConnected || menuButtonOf(roomId)?.focus())
  }, [button, roomId])
  const keep = (change: Parameters<typeof keepRoom>[2]) => keepRoom(client, roomId, change)
  // What is unread or open would be back at once.
  const close = () => {
    client.advanceRead(roomId, entry.lastSeq)
    const [next] = sections.flatMap(({ rooms }) => rooms).filter((each) => each.entry.room.id !== roomId)
    if (roomId === openRoomId && next) openRoom(next.entry.room.id)
    // After the address has changed.
    setTimeout(() => keep({ hidden: true }))
  }
  const copyLink = async () => {
    if (await copyText(window.location.origin + roomPath(roomId))) toast(a('linkCopied'))
    else toast(m('copyFailed'), { tone: 'danger' })
  }
  const tick = (isOn: boolean) => (isOn ? <Check size={16} aria-hidden /> : <span className="size-4" />)

  const pages: Record<typeof page, MenuEntry[]> = {
    main: [
      {
        id: 'read',
        label: t('markRead'),
        icon: <MailOpen size={16} aria-hidden />,
        disabled: entry.unread === 0,
        onSelect: () => client.advanceRead(roomId, entry.lastSeq),
        'data-testid': 'room-mark-read',
      },
      {
        id: 'unread',
        label: t('markUnread'),
        icon: <Mail size={16} aria-hidden />,
        disabled: entry.unread > 0 || entry.lastSeq === 0,
        onSelect: () => client.markUnread(roomId, entry.lastSeq),
        'data-testid': 'room-mark-unread',
      },
      {
        id: 'favourite',
        label: t(kept?.favourite ? 'unfavourite' : 'favourite'),
        icon: kept?.favourite ? <StarOff size={16} aria-hidden /> : <Star size={16} aria-hidden />,
        onSelect: () => {
          if (kept?.favourite) keep({ favourite: undefined })
          else moveTo('favourites')
        },
        'data-testid': 'room-favourite',
      },
      { kind: 'separator', id: 'line-1' },
      isMuted
        ? {
            id: 'unmute',
            label: t('unmute'),
            icon: <BellRing size={16} aria-hidden />,
            onSelect: () => keep({ mutedUntil: undefined }),
            'data-testid': 'room-unmute',
          }
        : {
            id: 'mute',
            label: t('mute'),
            icon: <BellOff size={16} aria-hidden />,
            onSelect: turn('mute'),
            'data-testid': 'room-mute',
          },
      {
        id: 'level',
        label: t('level'),
        icon: <BellRing size={16} aria-hidden />,
        end: t(kept?.level ?? 'all'),
        onSelect: turn('level'),
        'data-testid': 'room-level',
      },
      {
        id: 'move',
        label: t('moveTo'),
        icon: <FolderInput size={16} aria-hidden />,
        onSelect: turn('move'),
        'data-testid': 'room-move',
      },
      ...(isDirect
        ? []
        : [
            {
              id: 'link',
              label: a('copyLink'),
              icon: <Link size={16} aria-hidden />,
              onSelect: () => void copyLink(),
              'data-testid': 'room-copy-link',
            },
          ]),
      { kind: 'separator', id: 'line-2' },
      isDirect
        ? {
            id: 'close',
            label: t('closeDirect'),
            icon: <X size={16} aria-hidden />,
            onSelect: close,
            'data-testid': 'room-close',
          }
        : {
            id: 'leave',
            label: t('leave'),
            icon: <LogOut size={16} aria-hidden />,
            danger: true,
            onSelect: () => showDialog({ kind: 'leave', roomId, name: title }),
            'data-testid': 'room-leave',
          },
    ],
    mute: MUTES.map((mute) => ({
      id: mute,
      label: t(MUTE_WORDS[mute]),
      onSelect: () => keep({ mutedUntil: muteUntil(mute, Date.now()) }),
      'data-testid': `mute-${mute}`,
    })),
    level: LEVELS.map((level) => ({
      id: level,
      label: t(level),
      icon: tick((kept?.level ?? 'all') === level),
      onSelect: () => keep({ level: level === 'all' ? undefined : level }),
      'data-testid': `level-${level}`,
    })),
    move: [
      ...sections
        .filter(({ id: to }) => to === 'favourites' || sections.some((each) => each.id === to && each.name !== null))
        .map(
          (to): MenuEntry => ({
            id: to.id,
            label: sectionName(to),
            icon: tick(to.id === section.id),
            onSelect: () => move(to, null),
            'data-testid': 'move-target',
          }),
        ),
      {
        id: 'usual',
        label: t('toUsual'),
        icon: tick(isSorted(section)),
        onSelect: () => moveTo(isDirect ? 'direct' : 'rooms'),
        'data-testid': 'move-usual',
      },
      ...stepsWithin(room, section, move).map(
        ({ name, go }): MenuEntry => ({
          id: name,
          label: t(name),
          icon: tick(false),
          onSelect: go,
          'data-testid': `move-${name}`,
        }),
      ),
    ],
  }
  const until = isMuted && kept?.mutedUntil && kept.mutedUntil !== 'forever' ? Date.parse(kept.mutedUntil) : null
  const heading: MenuEntry[] =
    page === 'main'
      ? until === null
        ? []
        : [{ kind: 'heading', id: 'until', label: t('mutedUntil', { when: words.exact(until) }) }]
      : [{ kind: 'heading', id: 'page', label: t(page === 'move' ? 'moveTo' : page) }]
  return (
    <MenuPopup
      key={page}
      id={id}
      entries={[...heading, ...pages[page]]}
      label={t('rowMenu', { name: title })}
      side="bottom"
      align="end"
      button={button}
      byKeyboard={byKeyboard}
      data-testid="room-menu-popup"
      onClose={() => {
        // The first list closes as the second opens.
        if (turning.current) turning.current = false
        else onClose()
      }}
    />
  )
}

/** One place up or down, where a section has an order of its own. */
function stepsWithin(
  { entry }: SectionRoom,
  section: Section,
  move: (to: Section, beforeRoomId: string | null) => void,
) {
  if (isSorted(section)) return []
  const ids = section.rooms.map((each) => each.entry.room.id)
  const at = ids.indexOf(entry.room.id)
  const before = (index: number) => () => move(section, ids[index] ?? null)
  return [
    ...(at > 0 ? [{ name: 'up' as const, go: before(at - 1) }] : []),
    ...(at < ids.length - 1 ? [{ name: 'down' as const, go: before(at + 2) }] : []),
  ]
}

function menuButtonOf(roomId: string): HTMLButtonElement | null | undefined {
  return document.querySelector(`a[data-room-name][href="${roomPath(roomId)}"]`)?.parentElement?.querySelector('button')
}
