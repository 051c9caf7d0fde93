'use client'

import type { TimelineRow } from '@parley/client'
import { AlarmClock, BookOpen, Copy, Flag, Forward, Link, Pin, PinOff, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Key } from '../../../ui/key.tsx'
import type { MenuEntry } from '../../../ui/menu.tsx'
import { useBootstrap } from '../../connection/client-provider.tsx'
import { useIsOff } from '../../connection/use-is-off.ts'
import { openMessageDialog } from '../acts/message-dialog-store.ts'
import { useRowActs } from '../acts/row-acts.ts'
import { marksOf } from '../reactions/marks-of.ts'
import { isHidden } from '../timeline/items.ts'

/** What can be done with a row besides what has a button of its own: for the menu of a row, and the sheet on touch. */
export function useRowEntries(row: TimelineRow, iconSize = 16): MenuEntry[] {
  const t = useTranslations('messages')
  const a = useTranslations('acts')
  const m = useTranslations('moderation')
  const p = useTranslations('personal')
  const acts = useRowActs()
  const { me } = useBootstrap()
  const isForwardingOff = useIsOff('forwarding')
  const copy: MenuEntry = {
    id: 'copy',
    label: t('copy'),
    icon: <Copy size={iconSize} aria-hidden />,
    'data-testid': 'message-copy',
    onSelect: () => acts.copy(row),
  }
  if (row.state !== 'sent') return [copy]
  const isPinned = marksOf(row).pinned !== undefined
  const forward: MenuEntry = {
    id: 'forward',
    label: a('forward'),
    icon: <Forward size={iconSize} aria-hidden />,
    'data-testid': 'message-forward',
    onSelect: () => acts.forward(row),
  }
  const entries: MenuEntry[] = [
    ...(isForwardingOff ? [] : [forward]),
    {
      id: 'link',
      label: a('copyLink'),
      icon: <Link size={iconSize} aria-hidden />,
      'data-testid': 'message-link',
      onSelect: () => acts.copyLink(row),
    },
    copy,
  ]
  if (acts.mayPin()) {
    entries.push({
      id: 'pin',
      label: isPinned ? a('unpin') : a('pin'),
      icon: isPinned ? <PinOff size={iconSize} aria-hidden /> : <Pin size={iconSize} aria-hidden />,
      end: <Key>P</Key>,
      'data-testid': 'message-pin',
      onSelect: () => acts.pin(row),
    })
  }
  const dialog = (kind: 'remind' | 'report') => () => openMessageDialog({ kind, roomId: acts.roomId, row })
  entries.push(
    {
      id: 'remind',
      label: p('remind'),
      icon: <AlarmClock size={iconSize} aria-hidden />,
      'data-testid': 'message-remind',
      onSelect: dialog('remind'),
    },
    {
      id: 'unread',
      label: a('markUnread'),
      icon: <BookOpen size={iconSize} aria-hidden />,
      end: <Key>U</Key>,
      'data-testid': 'message-unread',
      onSelect: () => acts.markUnread(row),
    },
  )
  if (row.message.authorId !== me.id && !isHidden(row)) {
    entries.push({
      id: 'report',
      label: m('report'),
      icon: <Flag size={iconSize} aria-hidden />,
      'data-testid': 'message-report',
      onSelect: dialog('report'),
    })
  }
  if (acts.mayDelete(row)) {
    entries.push(
      { kind: 'separator', id: 'before-delete' },
      {
        id: 'delete',
        label: t('delete'),
        icon: <Trash2 size={iconSize} aria-hidden />,
        end: <Key>Del</Key>,
        danger: true,
        'data-testid': 'message-delete',
        onSelect: () => acts.delete(row),
      },
    )
  }
  return entries
}
