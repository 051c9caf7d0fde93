import { randomUUID } from 'node:crypto'
import type { RawConnection } from '@parley/testkit'
import type { Asked } from './examples.ts'

/** More than any burst of the heartbeat. */
const FLOOD = 200

/** One refusal of each kind that a client must be ready for. */
export async function recordRefusals(connection: RawConnection, roomId: string): Promise<Record<string, Asked>> {
  const ask = async (command: string, input: unknown): Promise<Asked> => ({
    command,
    input,
    ack: await connection.call(command, input),
  })
  const flood = await Promise.all(Array.from({ length: FLOOD }, () => ask('session.ping', {})))
  const limited = flood.find(({ ack }) => (ack as { ok: boolean }).ok === false)
  if (limited === undefined) throw new Error('a flood of heartbeats met no limit')
  return {
    badField: await ask('room.join', { roomId: 'analytical-engine' }),
    unknownCommand: await ask('room.destroy', { roomId }),
    unknownRoom: await ask('room.join', { roomId: randomUUID() }),
    empty: await ask('message.send', { roomId, clientId: randomUUID(), body: '  ' }),
    limited,
  }
}
