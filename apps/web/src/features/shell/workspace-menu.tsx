'use client'

import { ChevronDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { PresenceDot } from '../../ui/avatar.tsx'
import { Late } from '../../ui/late.tsx'
import { WorkspaceMark } from '../../ui/mark.tsx'
import { Menu } from '../../ui/menu.tsx'
import { useBootstrap } from '../connection/client-provider.tsx'
import { handPart } from '../hands/late-hands.ts'
import { languageOf } from '../messages/body/language.ts'
import { useOwnPresence } from '../presence/use-own-presence.ts'
import { StatusMark } from '../profiles/status-mark.tsx'
import { endQuestion, useUnsentQuestion } from './signing-out.ts'

const workspaceEntriesPart = handPart(({ WorkspaceEntries }) => WorkspaceEntries)
const signOutQuestionPart = handPart(({ SignOutQuestion }) => SignOutQuestion)

/** The head of the sidebar: which workspace, who I am, and what belongs to me. */
export function WorkspaceMenu() {
  const t = useTranslations('shell')
  const { workspace, me } = useBootstrap()
  const presence = useOwnPresence()
  const word = useTranslations('presence')(presence)
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
            <WorkspaceMark icon={workspace.icon} />
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
                <StatusMark personId={me.id} />
              </span>
            </span>
            <ChevronDown size={16} aria-hidden className="text-ink-subtle" />
          </button>
        }
        entries={(draw, close) => <Late part={workspaceEntriesPart} props={{ word, draw }} onUnavailable={close} />}
      />
      <SignOutPlace />
    </div>
  )
}

/** The question before messages are lost. It stays once it was asked, so that it can give the focus back. */
function SignOutPlace() {
  const isAsked = useUnsentQuestion() > 0
  const [wasAsked, setWasAsked] = useState(false)
  if (isAsked && !wasAsked) setWasAsked(true)
  if (!wasAsked) return null
  return (
    <Late
      part={signOutQuestionPart}
      props={{}}
      onUnavailable={() => {
        endQuestion()
        setWasAsked(false)
      }}
    />
  )
}
