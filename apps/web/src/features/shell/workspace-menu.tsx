'use client'

import { ChevronDown, LogOut, Settings } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { PresenceDot } from '../../ui/avatar.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Mark } from '../../ui/mark.tsx'
import { Menu } from '../../ui/menu.tsx'
import { toast } from '../../ui/toast-store.ts'
import { useBootstrap, useClient } from '../connection/client-provider.tsx'
import { languageOf } from '../messages/body/language.ts'
import { useOwnPresence } from '../presence/use-own-presence.ts'
import { signOut } from './sign-out.ts'
import { askToSignOut, endQuestion, useUnsentQuestion } from './signing-out.ts'

/** The head of the sidebar: which workspace, who I am, and what belongs to me. */
export function WorkspaceMenu() {
  const t = useTranslations('shell')
  const router = useRouter()
  const client = useClient()
  const { workspace, me } = useBootstrap()
  const presence = useOwnPresence()
  const word = useTranslations('presence')(presence)
  // How many messages signing out would delete, while the person is asked about it.
  const unsent = useUnsentQuestion()
  const failed = () => void toast(t('signOutFailed'), { tone: 'danger' })
  return (
    <div className="min-w-0 grow [&>span]:w-full">
      <Menu
        label={workspace.name}
        align="start"
        trigger={
          <button
            type="button"
            data-testid="workspace-menu"
            data-region="menu"
            data-presence={presence}
            aria-description={word}
            aria-label={t('workspaceMenu', { workspace: workspace.name })}
            className="-mx-1.5 flex w-[calc(100%+12px)] min-w-0 items-center gap-2.5 rounded-control px-1.5 py-1 text-left hover:bg-hover aria-expanded:bg-hover max-md:min-h-11"
          >
            <Mark size={28} />
            <span className="min-w-0 grow">
              <span
                lang={languageOf(workspace.name)}
                className="block truncate font-semibold text-body leading-5 zh:leading-5"
              >
                {workspace.name}
              </span>
              <span className="flex items-center gap-1 text-ink-muted text-meta leading-[17px] zh:leading-[17px]">
                <PresenceDot presence={presence} className="-ml-0.5" />
                <span lang={languageOf(me.displayName)} className="truncate">
                  {me.displayName}
                </span>
              </span>
            </span>
            <ChevronDown size={16} aria-hidden className="text-ink-subtle" />
          </button>
        }
        entries={[
          { kind: 'heading', id: 'me', label: `${me.displayName} · @${me.handle} · ${word}` },
          {
            id: 'settings',
            label: t('settings'),
            icon: <Settings size={16} aria-hidden />,
            onSelect: () => router.push('/settings'),
            'data-testid': 'open-settings',
          },
          { kind: 'separator', id: 'line' },
          {
            id: 'sign-out',
            label: t('signOut'),
            icon: <LogOut size={16} aria-hidden />,
            onSelect: () => void askToSignOut(client).catch(failed),
            'data-testid': 'sign-out',
          },
        ]}
      />
      <ConfirmDialog
        open={unsent > 0}
        onOpenChange={endQuestion}
        title={t('signOutUnsentTitle')}
        description={t('signOutUnsent', { count: unsent })}
        confirmLabel={t('signOut')}
        onConfirm={() => signOut(client).catch(failed)}
        destructive
      />
    </div>
  )
}
