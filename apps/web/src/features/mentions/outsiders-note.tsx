'use client'

import type { ClientNews } from '@parley/client'
import { useEffect, useState } from 'react'
import { Late, latePart } from '../../ui/late.tsx'
import { useClient } from '../connection/client-provider.tsx'
import { useThreadPlace } from '../threads/thread-place.ts'

export type Called = ClientNews['calledOutside']

const question = latePart(() => import('./outsiders-question.tsx'))

/** After a message that calls people who are not in its room: lets them in, tells them, or leaves it. */
export function OutsidersNote({ roomId }: { roomId: string }) {
  const client = useClient()
  const thread = useThreadPlace()
  const [called, setCalled] = useState<Called | null>(null)
  const root = thread?.root
  useEffect(
    () =>
      client.on('calledOutside', (news) => {
        if (news.roomId === roomId && news.message.threadOf === root) setCalled(news)
      }),
    [client, roomId, root],
  )
  const onDone = () => setCalled(null)
  return called === null ? null : <Late part={question} props={{ called, onDone }} onUnavailable={onDone} />
}
