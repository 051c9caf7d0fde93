import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { Change, Person } from '@parley/protocol'
import { openRedis } from '@parley/redis'
import { type RedisServer, startRedis } from '@parley/testkit'
import { Server, type ServerOptions } from 'socket.io'
import { connect, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { ChatServer } from '../server/types.ts'
import type { FanOut } from './fan-out.ts'
import { createRedisAdapter, type HeardBroadcast } from './redis-adapter.ts'
import { createSocketFanOut } from './socket-fan-out.ts'
import { personChannel } from './socket-rooms.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

interface Instance {
  readonly usesRedis: boolean
  readonly fanOut: FanOut
  /** What other instances broadcast, and how far sockets were told by this one. */
  readonly heard: HeardBroadcast[]
  readonly told: number[]
  /** Connects a socket of this person, and collects what it is told. */
  arrive(personId: string): Promise<{ readonly events: { name: string; payload: unknown }[] }>
  close(): Promise<void>
}

async function openInstance(redisUrl: string | null): Promise<Instance> {
  const heard: HeardBroadcast[] = []
  const told: number[] = []
  const log = { info: () => {}, warn: () => {} }
  const redis = redisUrl === null ? null : openRedis({ url: redisUrl, name: 'fan-out', log })
  while (redis?.isUp === false) await wait(10)
  const http = createServer()
  const adapter = redis && createRedisAdapter({ redis, onHeard: (each) => heard.push(each), onSubscribed: () => {} })
  const options: Partial<ServerOptions> = adapter === null ? {} : { adapter: adapter as ServerOptions['adapter'] }
  const io: ChatServer = new Server(http, options)
  io.on('connection', (socket) => void socket.join(personChannel(String(socket.handshake.auth.personId))))
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const clients: Socket[] = []
  return {
    usesRedis: redis !== null,
    fanOut: createSocketFanOut(io, (_roomId, _epoch, rev) => void told.push(rev)),
    heard,
    told,
    async arrive(personId) {
      const { port } = http.address() as AddressInfo
      const client = connect(`http://127.0.0.1:${port}`, {
        auth: { personId },
        transports: ['websocket'],
        forceNew: true,
      })
      clients.push(client)
      const events: { name: string; payload: unknown }[] = []
      client.onAny((name: string, payload: unknown) => void events.push({ name, payload }))
      await new Promise<void>((resolve) => client.once('connect', resolve))
      return { events }
    },
    async close() {
      for (const client of clients) client.close()
      await io.close()
      await redis?.close()
    },
  }
}

const change = (rev: number) => ({ type: 'message', rev, message: { body: null } }) as unknown as Change
const changes = (roomId: string, ...revs: number[]) => [{ roomId, epoch: 'now', changes: revs.map(change) }]

/** @param open the instance that tells, and the one whose sockets are told; the same one where there is one */
function describeFanOut(name: string, open: () => Promise<{ telling: Instance; hearing: Instance }>): void {
  describe(`fan-out ${name}`, () => {
    let telling: Instance
    let hearing: Instance
    beforeAll(async () => {
      ;({ telling, hearing } = await open())
    })
    afterAll(async () => {
      await Promise.all([...new Set([telling, hearing])].map((each) => each.close()))
    })

    /** Sockets of new people, and their rooms. A mark behind everything else shows that all of it arrived. */
    async function setting(count: number) {
      const people = Array.from({ length: count }, () => randomUUID())
      const ears = await Promise.all(people.map((personId) => hearing.arrive(personId)))
      const marked = async () => {
        const mark = randomUUID()
        await vi.waitFor(
          async () => {
            for (const personId of people) telling.fanOut.toPerson(personId, 'room.left', { roomId: mark })
            await wait(20)
            for (const { events } of ears) expect(JSON.stringify(events)).toContain(mark)
          },
          { timeout: 20_000, interval: 50 },
        )
        return ears.map(({ events }) => events.filter(({ payload }) => !JSON.stringify(payload).includes(mark)))
      }
      await marked()
      for (const { events } of ears) events.length = 0
      return { people, marked }
    }

    /** Once this resolves nothing that is said in the room is missed. */
    async function enter(personId: string, roomId: string): Promise<void> {
      hearing.fanOut.enterRoom(personId, roomId)
      const isSubscribed = async () =>
        Number(((await redis.command('PUBSUB', 'SHARDNUMSUB', `parley#/#room:${roomId}#`)) as unknown[])[1]) > 0
      while (hearing.usesRedis && !(await isSubscribed())) await wait(20)
    }

    test('a room’s changes of one turn reach its hearers, and nobody else, as one frame in order', async () => {
      const { people, marked } = await setting(3)
      const [ann = '', ben = ''] = people
      const roomId = randomUUID()
      for (const personId of [ann, ben]) await enter(personId, roomId)
      telling.fanOut.publish(changes(roomId, 2))
      telling.fanOut.publish(changes(roomId, 1, 2, 3))
      const heard = await marked()
      expect(heard.map((events) => events.length)).toEqual([1, 1, 0])
      expect(heard[0]).toMatchObject([
        { name: 'room.changed', payload: { changes: [{ rev: 1 }, { rev: 2 }, { rev: 3 }] } },
      ])
      expect(telling.told.at(-1)).toBe(3)
      if (telling !== hearing) expect(hearing.heard.filter(({ event }) => event === 'room.changed')).toHaveLength(1)
    })

    test('whoever leaves a room hears nothing more of it, not even what is queued', async () => {
      const { people, marked } = await setting(1)
      const [ann = ''] = people
      const roomId = randomUUID()
      await enter(ann, roomId)
      telling.fanOut.publish(changes(roomId, 1))
      hearing.fanOut.leaveRoom(ann, roomId)
      telling.fanOut.publish(changes(roomId, 2))
      expect(await marked()).toEqual([[]])
    })

    test('what goes to rooms reaches whoever hears several of them once', async () => {
      const { people, marked } = await setting(2)
      const [ann = '', ben = ''] = people
      const rooms = [randomUUID(), randomUUID()]
      for (const roomId of rooms) hearing.fanOut.enterRoom(ann, roomId)
      telling.fanOut.toRooms(rooms, 'person.changed', { person: { id: ben } as Person })
      telling.fanOut.toRooms([], 'person.changed', { person: { id: ben } as Person })
      expect((await marked()).map((events) => events.length)).toEqual([1, 0])
    })

    test('what is for here stays here', async () => {
      const { people, marked } = await setting(1)
      const [ann = ''] = people
      const roomId = randomUUID()
      hearing.fanOut.enterRoom(ann, roomId)
      telling.fanOut.toPersonHere(ann, 'room.left', { roomId })
      telling.fanOut.publishHere(changes(roomId, 1))
      telling.fanOut.toEverybodyHere('emoji.changed', { epoch: roomId, rev: 1 })
      expect((await marked()).flat()).toHaveLength(telling === hearing ? 3 : 0)
    })
  })
}

let redis: RedisServer
beforeAll(async () => {
  redis = await startRedis()
})
afterAll(() => redis.close())

describeFanOut('in memory', async () => {
  const instance = await openInstance(null)
  return { telling: instance, hearing: instance }
})
describeFanOut('through Redis, to sockets of the same instance', async () => {
  const instance = await openInstance(redis.url)
  return { telling: instance, hearing: instance }
})
describeFanOut('through Redis, to sockets of another instance', async () => ({
  telling: await openInstance(redis.url),
  hearing: await openInstance(redis.url),
}))
