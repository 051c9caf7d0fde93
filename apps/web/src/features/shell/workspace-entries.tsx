'use client'

import { isAdminRole, isModeratorRole } from '@parley/protocol'
import { BellOff, Flag, LogOut, Settings, ShieldCheck, Smile } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import type { DrawMenu } from '../../ui/menu.tsx'
import { toast } from '../../ui/toast-store.ts'
import { useBootstrap, useClient, useStore } from '../connection/client-provider.tsx'
import { EmojiSign } from '../emoji/custom-emoji.tsx'
import { statusAt } from '../profiles/status-at.ts'
import { isQuietAt } from '../profiles/when.ts'
import { askToSignOut } from './ask-to-sign-out.ts'
import { useShell } from './shell-context.tsx'
import { signOut } from './sign-out.ts'
import { endQuestion, useUnsentQuestion } from './signing-out.ts'

/** What belongs to me: the entries of the menu at the head of the sidebar. */
export function WorkspaceEntries({ word, draw }: { word: string; draw: DrawMenu }) {
  const t = useTranslations('shell')
  const router = useRouter()
  const client = useClient()
  const failed = useFailed()
  const { me } = useBootstrap()
  const { showDialog } = useShell()
  const p = useTranslations('profile')
  const status = statusAt(me, Date.now())
  const m = useTranslations('moderation')
  const rooms = useStore(client.rooms)
  const keepsOrder = isModeratorRole(me.role) || rooms.some(({ room, role }) => isNamed(room) && role !== 'member')
  return draw([
    { kind: 'heading', id: 'me', label: `${me.displayName} · @${me.handle} · ${word}` },
    {
      id: 'status',
      label: status?.text || p('setStatus'),
      icon: status?.emoji ? <EmojiSign emoji={status.emoji} /> : <Smile size={16} aria-hidden />,
      onSelect: () => showDialog({ kind: 'status' }),
      'data-testid': 'set-status',
    },
    {
      id: 'quiet',
      label: p('quiet'),
      icon: <BellOff size={16} aria-hidden />,
      ...(isQuietAt(me, Date.now()) && { end: p('quietNow') }),
      onSelect: () => showDialog({ kind: 'quiet' }),
      'data-testid': 'set-quiet',
    },
    { kind: 'separator', id: 'own' },
    {
      id: 'settings',
      label: t('settings'),
      icon: <Settings size={16} aria-hidden />,
      onSelect: () => router.push('/settings'),
      'data-testid': 'open-settings',
    },
    ...(!isAdminRole(me.role)
      ? []
      : [
          {
            id: 'administration',
            label: t('administration'),
            icon: <ShieldCheck size={16} aria-hidden />,
            onSelect: () => router.push('/admin'),
            'data-testid': 'open-administration',
          },
        ]),
    ...(isAdminRole(me.role) || !keepsOrder
      ? []
      : [
          {
            id: 'moderation',
            label: m('title'),
            icon: <Flag size={16} aria-hidden />,
            onSelect: () => router.push('/admin/moderation'),
            'data-testid': 'open-moderation',
          },
        ]),
    { kind: 'separator', id: 'line' },
    {
      id: 'sign-out',
      label: t('signOut'),
      icon: <LogOut size={16} aria-hidden />,
      onSelect: () => void askToSignOut(client, me.id).catch(failed),
      'data-testid': 'sign-out',
    },
  ])
}

/** Asks before signing out would lose messages. */
export function SignOutQuestion() {
  const t = useTranslations('shell')
  const client = useClient()
  const failed = useFailed()
  const unsent = useUnsentQuestion()
  const { me } = useBootstrap()
  return (
    <ConfirmDialog
      open={unsent > 0}
      onOpenChange={endQuestion}
      title={t('signOutUnsentTitle')}
      description={t('signOutUnsent', { count: unsent })}
      confirmLabel={t('signOut')}
      onConfirm={() => signOut(client, me.id).catch(failed)}
      destructive
    />
  )
}

function useFailed(): () => void {
  const t = useTranslations('shell')
  return () => void toast(t('signOutFailed'), { tone: 'danger' })
}

const isNamed = ({ kind }: { kind: string }) => kind === 'public' || kind === 'private'
