'use client'

import { MOST_NAMED_VOTERS, type Poll } from '@parley/protocol'
import { useEffect, useState } from 'react'
import { toast } from '../../ui/toast-store.ts'
import { useBootstrap, useClient, useConnection } from '../connection/client-provider.tsx'
import { useRefusalText } from '../rooms/refusal-text.ts'
import { type Counts, countsWith, toggled } from './counts.ts'

export interface Voting {
  /** Places of the options that this person chose. */
  readonly chosen: readonly number[]
  readonly counts: Counts
  choose(index: number): void
  close(): void
}

/**
 * The own vote: shown at once, taken back with the reason where the server will not have it. What was chosen before stands
 * in the poll itself, or is asked for where the poll does not name everybody.
 */
export function useVote(of: { roomId: string; seq: number; poll: Poll; personId: string }): Voting {
  const { roomId, seq, poll, personId } = of
  const client = useClient()
  const { epoch } = useBootstrap()
  const refusalText = useRefusalText()
  const [pending, setPending] = useState<readonly number[] | null>(null)
  const named = namedChoices(poll, personId)
  const asked = useAskedChoices({ roomId, seq, epoch, poll, skip: named !== null })
  const counted = named ?? asked.choices
  const chosen = pending ?? counted

  const tell = async (choices: readonly number[]) => {
    setPending(choices)
    try {
      const answer = await client.call('poll.vote', { roomId, epoch, seq, choices: [...choices] })
      asked.learn(answer.choices)
    } catch (error) {
      toast(refusalText(error), { tone: 'danger' })
    } finally {
      // A later click is still on its way.
      setPending((now) => (now === choices ? null : now))
    }
  }
  return {
    chosen,
    counts: countsWith(poll, counted, chosen),
    choose: (index) => void tell(toggled(chosen, index, poll.multiple === true)),
    close: () =>
      void client.call('poll.close', { roomId, epoch, seq }).catch((error: unknown) => {
        toast(refusalText(error), { tone: 'danger' })
      }),
  }
}

/** Null where the poll does not tell. */
function namedChoices(poll: Poll, personId: string): number[] | null {
  if (poll.anonymous) return null
  if (poll.options.some(({ votes }) => votes > MOST_NAMED_VOTERS)) return null
  return poll.options.flatMap(({ people }, index) => (people?.includes(personId) ? [index] : []))
}

function useAskedChoices(of: { roomId: string; seq: number; epoch: string; poll: Poll; skip: boolean }) {
  const { roomId, seq, epoch, poll, skip } = of
  const client = useClient()
  const isOnline = useConnection().status === 'online'
  const [choices, setChoices] = useState<readonly number[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: votes from another device of this person are reason to ask again.
  useEffect(() => {
    if (skip || !isOnline) return
    let isCurrent = true
    client.call('poll.mine', { roomId, epoch, seqs: [seq] }).then(
      ({ votes }) => isCurrent && setChoices(votes[0]?.choices ?? []),
      () => undefined,
    )
    return () => {
      isCurrent = false
    }
  }, [client, roomId, seq, epoch, skip, isOnline, poll.voters])
  return { choices, learn: setChoices }
}
