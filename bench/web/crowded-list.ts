import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { createProgram, type Stack } from '@parley/testkit'
import type { BrowserContext } from '@playwright/test'
import { withClient } from '../database/query.ts'
import type { Figures } from '../report/report.ts'
import { median } from '../report/statistics.ts'
import { arrive } from './browser.ts'
import { busyMs, countBusy, idle } from './busy.ts'
import { connectAs } from './connect-as.ts'
import type { Scene } from './seed.ts'

const ROOMS = 200
const LOOKS = 9
const ARRIVES_WITHIN_MS = 200
const AUTHOR = { displayName: 'Nils', handle: 'nils', password: 'correct horse battery staple' }

/**
 * What it costs somebody with a long list of rooms that others write in them, and that they begin to write: processor time
 * of the page's main thread, at full speed.
 */
export async function measureCrowdedList(context: BrowserContext, scene: Scene, stack: Stack): Promise<Figures> {
  // Where it was measured before, the account is there.
  await createProgram(stack.url).signUp(AUTHOR)
  const rooms = await fillRooms(stack.database.ownerUrl, scene.account.handle)
  const connection = await connectAs(stack, AUTHOR)
  const page = await context.newPage()
  await arrive(page, `/rooms/${scene.rooms[0]}`)
  const session = await context.newCDPSession(page)
  await countBusy(session)
  const costOf = async (work: () => Promise<unknown>) => {
    await idle(page)
    const before = await busyMs(session)
    await work()
    await idle(page)
    return (await busyMs(session)) - before
  }
  const box = page.getByTestId('composer-input')
  await box.click()
  const nothing: number[] = []
  const elsewhere: number[] = []
  const firstKeys: number[] = []
  for (let look = 0; look < LOOKS; look += 1) {
    nothing.push(await costOf(() => wait(ARRIVES_WITHIN_MS)))
    elsewhere.push(
      await costOf(async () => {
        const roomId = rooms[look * 7] as string
        const ack = await connection.call('message.send', { roomId, clientId: randomUUID(), body: 'the kettle is on' })
        if (!ack.ok) throw new Error(`sending was refused: ${ack.error.code}`)
        // It has come by then. To look for it would be work as well.
        await wait(ARRIVES_WITHIN_MS)
      }),
    )
    firstKeys.push(await costOf(() => page.keyboard.press('t')))
    await box.fill('')
  }
  connection.close()
  await page.close()
  const base = median(nothing) ?? 0
  return {
    'a message in one of 200 other rooms ms': (median(elsewhere) ?? 0) - base,
    'the first key ms': (median(firstKeys) ?? 0) - base,
  }
}

/** Rooms that nobody wrote in yet, in which both are; made once. */
function fillRooms(databaseUrl: string, handle: string): Promise<string[]> {
  return withClient(databaseUrl, async (client) => {
    await client.query(
      `WITH made AS (
         INSERT INTO room (id, name, rev) SELECT gen_random_uuid(), 'crowd-' || n, 2 FROM generate_series(1, $1::int) AS n
         WHERE NOT EXISTS (SELECT FROM room WHERE name LIKE 'crowd-%') RETURNING id
       )
       INSERT INTO member (room_id, person_id, rev)
       SELECT made.id, person.id, row_number() OVER (PARTITION BY made.id) FROM made, person
       WHERE person.handle IN ($2, $3)`,
      [ROOMS, handle, AUTHOR.handle],
    )
    const { rows } = await client.query<{ id: string }>("SELECT id FROM room WHERE name LIKE 'crowd-%' ORDER BY name")
    return rows.map(({ id }) => id)
  })
}
