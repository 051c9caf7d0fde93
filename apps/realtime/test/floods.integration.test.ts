import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeRoom, openSetting, type Setting, say } from './setting.ts'

const FLOODERS = 3
const FRAMES = 20_000

let setting: Setting
beforeAll(async () => {
  // The rates that everybody has.
  setting = await openSetting({ environment: {} })
})
afterAll(() => setting.close())

async function metric(line: RegExp): Promise<number> {
  const text = await (await fetch(`${setting.server.url}/metrics`)).text()
  return Number(line.exec(text)?.[1] ?? Number.NaN)
}

test('somebody who sends as fast as they can is read slowly; everybody else is served, and nothing is lost', async () => {
  const ada = await setting.person('ada')
  const hers = await ada.arrive()
  const { room } = await makeRoom(hers)
  const evil = await setting.person('evil')
  const flooders = await Promise.all(Array.from({ length: FLOODERS }, () => evil.connect()))
  const text = JSON.stringify(['message.send', { roomId: room.id, clientId: randomUUID(), body: 'x' }])
  for (const { socket } of flooders) {
    const { ws } = socket.io.engine.transport as unknown as { ws: { send(frame: string): void } }
    for (let id = 0; id < FRAMES; id += 1) ws.send(`42${id}${text}`)
  }
  // Slower than her rate is.
  for (let count = 0; count < 10; count += 1) {
    await say(hers, room.id, `${count}`)
    await wait(200)
  }
  expect(await metric(/^parley_floods_slowed_total (\d+)$/m)).toBeGreaterThan(0)
  // What was read of it is a part; unread it waits where it came from, and no memory of ours holds it.
  expect(await metric(/^parley_commands_refused_total\{code="RATE_LIMITED"\} (\d+)$/m)).toBeLessThan(
    (FLOODERS * FRAMES) / 2,
  )
  const bob = await (await setting.person('bob')).arrive()
  expect(bob.hello.rooms.length).toBeGreaterThan(0)
  for (const flooder of flooders) flooder.close()
})
