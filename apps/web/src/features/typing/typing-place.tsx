'use client'

import { type ComponentType, useEffect, useState } from 'react'
import { inTurn } from '../../ui/in-turn.ts'
import { useClient } from '../connection/client-provider.tsx'

/** Where it says who writes. What draws it is fetched when somebody first does. */
export function TypingPlace({ roomId }: { roomId: string }) {
  const client = useClient()
  const [Line, setLine] = useState<ComponentType<{ roomId: string }> | null>(null)
  useEffect(
    () =>
      client.on('typingChanged', (news) => {
        inTurn(() => import('./typing-line.tsx')).then(
          ({ TypingLine, typingOf }) => {
            typingOf(client, news)
            setLine(() => TypingLine)
          },
          () => undefined,
        )
      }),
    [client],
  )
  return Line ? <Line roomId={roomId} /> : null
}
