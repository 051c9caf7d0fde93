'use client'

import type { Instance } from '@parley/protocol'
import { useCallback, useEffect, useState } from 'react'
import { useClient, useConnection } from '../../connection/client-provider.tsx'
import { type Histories, historiesById, withSecond } from './histories.ts'

/** The instances as they are now, and their last hour. */
export interface LiveView {
  readonly instances: readonly Instance[]
  readonly isComplete: boolean
  readonly histories: Histories
  /** The instance that serves this page. */
  readonly here: string
  readonly second: number
}

/** The server has heard that the page before watches no longer: what is asked after that holds. */
let left: Promise<unknown> = Promise.resolve()

/** Watches the instances while the page is shown: asks anew after each reconnect, and when another instance serves it. */
export function useLive(): { view: LiveView | null; isFailed: boolean; again: () => void } {
  const client = useClient()
  const isOnline = useConnection().status === 'online'
  const [view, setView] = useState<LiveView | null>(null)
  const [isFailed, setFailed] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const again = useCallback(() => setAttempt((count) => count + 1), [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is a reason to ask again.
  useEffect(() => {
    // The banner says already that nothing can be read now.
    if (!isOnline) return
    let isWanted = true
    left
      .then(() => client.call('live.watch', {}))
      .then(
        ({ histories, ...told }) => {
          if (!isWanted) return
          setFailed(false)
          setView({ ...told, histories: historiesById(histories), second: 1 })
        },
        () => isWanted && setFailed(true),
      )
    return () => {
      isWanted = false
    }
  }, [client, isOnline, attempt])

  useEffect(() => {
    const stops = [
      client.on('moved', again),
      client.on('liveChanged', ({ instances, isComplete }) =>
        setView(
          (before) =>
            before && {
              ...before,
              instances,
              isComplete,
              histories: withSecond(before.histories, instances, before.second),
              second: before.second + 1,
            },
        ),
      ),
      () => {
        left = client.call('live.unwatch', {}).catch(() => undefined)
      },
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [client, again])

  return { view, isFailed, again }
}
