'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { Late } from '../../ui/late.tsx'
import { toast } from '../../ui/toast-store.ts'
import { useClient, useRoom } from '../connection/client-provider.tsx'
import { handPart, hands } from '../hands/late-hands.ts'
import { useRefusalText } from '../rooms/refusal-text.ts'
import { useShell } from '../shell/shell-context.tsx'
import { useThreadPlace } from '../threads/thread-place.ts'

/** What a composer asks before it sends something new. */
export interface BeforeSend {
  /**
   * Looks at what is to be sent: does it where it is a command, and asks first where it calls many people. Otherwise it is sent
   * at once.
   */
  send(text: string, acts: SendActs): void
  /** The question, drawn while it is open. */
  readonly dialog: ReactNode
}

export interface SendActs {
  readonly send: () => void
  /** Puts another text into the box. */
  readonly write: (text: string) => void
  /** Whether the box still holds what is to be sent. */
  readonly isThere: () => boolean
}

export interface CallAsked {
  readonly whom: 'all' | 'here'
  readonly send: () => void
}

const callQuestionPart = handPart(({ CallQuestion }) => CallQuestion)

/** More members than this are not called without asking. */
export const ASKS_ABOVE_MEMBERS = 20

export function useBeforeSend(roomId: string): BeforeSend {
  const t = useTranslations('completion')
  const common = useTranslations('common')
  const client = useClient()
  const room = useRoom(roomId)?.room
  const count = useRoom(roomId)?.memberCount ?? 0
  const refusalText = useRefusalText()
  const { showDialog } = useShell()
  const isInThread = useThreadPlace() !== null
  const [asked, ask] = useState<CallAsked | null>(null)
  return {
    send(text, acts) {
      const isLarge = count > ASKS_ABOVE_MEMBERS
      const isLookedAt = text.startsWith('/') || (isLarge && /@(?:all|here)/i.test(text))
      if (!isLookedAt || room === undefined) return acts.send()
      hands.use(
        ({ lookBeforeSend }) => {
          // What was written meanwhile, while the code was fetched, must not go with it.
          if (acts.isThere())
            lookBeforeSend(text, acts, {
              client,
              room,
              showDialog,
              isInThread,
              t,
              refusalText,
              ask: isLarge ? ask : null,
            })
        },
        () => toast(common('partUnavailable'), { tone: 'danger' }),
      )
    },
    dialog:
      asked === null ? null : (
        <Late
          part={callQuestionPart}
          props={{ asked, roomId, count, onClose: () => ask(null) }}
          onUnavailable={() => ask(null)}
        />
      ),
  }
}
