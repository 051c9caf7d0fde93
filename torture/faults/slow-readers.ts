import { setTimeout as wait } from 'node:timers/promises'
import { connectRaw, type RawConnection } from '@parley/testkit'
import { signTicket } from '../people/sign-ticket.ts'
import type { World } from '../world/start-world.ts'
import type { Fault } from './fault.ts'

const READERS = 50
const ROOM = 0
const MESSAGES_PER_SECOND = 100
/** I12. */
const MOST_GROWTH_MB = 100
/** The protocol version of `docs/protocol.md`. */
const PROTOCOL = 1
/** Below this a processor that is shared decides, not the server. */
const NOTICEABLE_MS = 100

export const slowReaders: Fault = {
  name: 'slow-readers',
  about: `${READERS} connections stop reading a room at ${MESSAGES_PER_SECOND} messages a second`,
  // Twenty people write a hundred messages a second: beyond what one person may by default.
  environment: { PARLEY_RATE_SEND_PER_SECOND: '50', PARLEY_RATE_SEND_BURST: '200' },
  async run({ world, load, scaled, hold, say }) {
    const share = MESSAGES_PER_SECOND / load.logFiles.length
    load.tell({ order: 'crowdRoom', room: ROOM, actsPerSecond: share })
    // Grown by the room itself, before anybody is slow.
    await wait(scaled(10) * 1000)
    const beforeMb = world.memory.nowMb()
    const readers = await Promise.all(Array.from({ length: READERS }, (_, place) => connectReader(world, place)))
    for (const reader of readers) stopReading(reader)
    say(`${READERS} connections do not read any more`)
    await hold(scaled(40) * 1000)
    load.tell({ order: 'crowdRoom', room: ROOM, actsPerSecond: 0 })
    const growthMb = Math.max(0, Math.round(world.memory.nowMb() - beforeMb))
    for (const reader of readers) reader.close()
    return { growthMb }
  },
  judge({ findings, numbers, slack }) {
    const { before, during } = findings.deliveryP99Ms
    const mostMs = Math.max(before * 1.5, before + NOTICEABLE_MS) * slack
    return [
      ...((numbers.growthMb ?? 0) <= MOST_GROWTH_MB ? [] : [`memory grew by ${numbers.growthMb} MB`]),
      ...(during <= mostMs ? [] : [`the others' p99 was ${during} ms, ${before} ms before`]),
    ]
  },
}

/** One more connection of a member of the room. */
async function connectReader({ setting, nginx, secrets }: World, place: number): Promise<RawConnection> {
  const members = setting.rooms[ROOM]?.members ?? []
  const person = setting.people[members[place % members.length] ?? -1]
  if (!person) throw new Error('the room has no members')
  const auth = { ticket: signTicket(person, secrets.ticketKey), protocol: PROTOCOL }
  const reader = await connectRaw(nginx.url, { auth })
  await reader.ask('session.hello')
  return reader
}

/** As a program that hangs does: its kernel's buffer fills, then everybody's on the way. */
function stopReading({ socket }: RawConnection): void {
  const { transport } = socket.io.engine as unknown as { transport: { ws: { _socket: { pause(): void } } } }
  transport.ws._socket.pause()
}
