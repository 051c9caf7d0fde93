import { type CommandInput, type CommandName, type CommandOutput, Refusal } from '@parley/protocol'
import type { ConnectionState, Store } from '../api.ts'
import type { Clock } from '../clock/clock.ts'
import type { Request } from './requests.ts'

/** A moment without connection is waited out; a person must not meet an error for it. */
const PATIENCE_MS = 5_000

/** Asks once, as soon as there is a connection; rejects where none comes in a few seconds. */
export async function callWhenOnline<N extends CommandName>(
  { connection, clock, request }: { connection: Store<ConnectionState>; clock: Clock; request: Request },
  name: N,
  input: CommandInput<N>,
): Promise<CommandOutput<N>> {
  await untilOnline(connection, clock)
  return request(name, input)
}

function untilOnline(connection: Store<ConnectionState>, clock: Clock): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      unsubscribe()
      cancel()
    }
    const look = () => {
      const state = connection.getSnapshot()
      if (state.status !== 'online' && state.status !== 'ended') return
      stop()
      if (state.status === 'online') resolve()
      else reject(state.reason ?? new Refusal('UNAVAILABLE'))
    }
    const unsubscribe = connection.subscribe(look)
    const cancel = clock.after(PATIENCE_MS, () => {
      stop()
      reject(new Refusal('UNAVAILABLE'))
    })
    look()
  })
}
