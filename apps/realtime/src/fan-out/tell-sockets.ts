import { counter } from '@parley/process/metrics'
import { textFrame } from '../connections/text-frame.ts'
import type { WritesPackets } from '../connections/write-through.ts'

export const deliveries = counter(
  'parley_fan_out_deliveries_total',
  'Frames that were sent to single sockets to tell them what happened.',
)

/** What is used of a socket.io namespace: who is in which channel, and the sockets by id. */
export interface Audience {
  readonly adapter: { readonly rooms: ReadonlyMap<string, ReadonlySet<string>> }
  readonly sockets: ReadonlyMap<string, { readonly client: unknown }>
}

/** socket.io's type of a packet that carries an event. */
const EVENT = '2'

/**
 * Writes an event to every socket of this instance in one of the channels, once, encoded once for all of them. socket.io's
 * own broadcast does the same for several times the work, most of it for what is not used here.
 */
export function tellSockets(audience: Audience, channels: readonly string[], event: string, payload: unknown): void {
  const ids = socketsIn(audience, channels)
  if (ids.size === 0) return
  deliveries.add(ids.size)
  const packet = EVENT + JSON.stringify([event, payload])
  const options = { wsPreEncodedFrame: [textFrame(packet)] }
  for (const id of ids) {
    const client = audience.sockets.get(id)?.client as WritesPackets | undefined
    client?.writeToEngine(packet, options)
  }
}

const NOBODY: ReadonlySet<string> = new Set()

function socketsIn({ adapter }: Audience, channels: readonly string[]): ReadonlySet<string> {
  const [channel] = channels
  if (channels.length === 1 && channel !== undefined) return adapter.rooms.get(channel) ?? NOBODY
  const ids = new Set<string>()
  for (const each of channels) for (const id of adapter.rooms.get(each) ?? NOBODY) ids.add(id)
  return ids
}
