import { randomUUID } from 'node:crypto'
import type { Stack } from '@parley/testkit'
import { WORST_TEXTS } from '@parley/testkit/texts'
import type { BrowserContext, Page } from '@playwright/test'
import type { Figures } from '../report/report.ts'
import { median } from '../report/statistics.ts'
import { arrive } from './browser.ts'
import { busyMs, countBusy, idle } from './busy.ts'
import { connectAs } from './connect-as.ts'
import type { Scene } from './seed.ts'

/** A message like any other: what it costs is not its text's. */
const PLAIN = 'the kettle is on'

/** What looks slow is looked at again, and the least counts: collecting garbage falls on whichever text is there. */
const LOOKS = 3
const WORTH_A_LOOK_MS = 40

/**
 * What the worst texts cost the page that is shown them: processor time of its main thread, from the packet to the last
 * paint, without what any message costs.
 */
export async function measureBodies(
  context: BrowserContext,
  scene: Scene,
  stack: Stack,
  say: (line: string) => void,
): Promise<Figures> {
  const roomId = scene.rooms[0] ?? ''
  const page = await context.newPage()
  await arrive(page, `/rooms/${roomId}`)
  const session = await context.newCDPSession(page)
  await countBusy(session)
  const send = await sender(stack, scene, roomId)
  const costOf = async (body: string) => {
    const before = await busyMs(session)
    const seq = await send(body)
    if (seq === null) return null
    await shown(page, seq)
    return (await busyMs(session)) - before
  }
  // Highlighter and KaTeX are fetched with what needs them first; that is paid once.
  for (const body of ['```json\n1\n```', '$x$', PLAIN]) await costOf(body)
  const plain: number[] = []
  const costs = new Map<string, number>()
  for (let look = 0; look < LOOKS; look += 1) {
    for (const [name, body] of Object.entries(WORST_TEXTS)) {
      const known = costs.get(name)
      if (look > 0 && (known === undefined || known < WORTH_A_LOOK_MS)) continue
      const ms = await costOf(body)
      if (ms === null) continue
      costs.set(name, Math.min(ms, known ?? ms))
      plain.push((await costOf(PLAIN)) ?? 0)
    }
  }
  await page.close()
  const base = median(plain) ?? 0
  const own = [...costs].map(([name, ms]) => [name, Math.max(0, ms - base)] as const).sort(([, a], [, b]) => b - a)
  for (const [name, ms] of own.slice(0, 5)) say(`  ${name}: ${ms.toFixed(1)} ms`)
  return {
    'a plain message ms': base,
    'the slowest text ms': own[0]?.[1] ?? 0,
    'texts p50 ms': median(own.map(([, ms]) => ms)),
  }
}

/** Sends as the same person from elsewhere. Null where the server refuses a text, as it does the blank and the broken. */
async function sender(
  stack: Stack,
  { account }: Scene,
  roomId: string,
): Promise<(body: string) => Promise<number | null>> {
  const connection = await connectAs(stack, account)
  return async (body) => {
    const ack = await connection.call('message.send', { roomId, clientId: randomUUID(), body })
    if (ack.ok) return (ack.data as { message: { seq: number } }).message.seq
    if (ack.error.field === 'body') return null
    throw new Error(`sending was refused: ${ack.error.code}`)
  }
}

/** Waits until the page shows a message and has nothing left to do. */
async function shown(page: Page, seq: number): Promise<void> {
  await page.locator(`[data-testid="message"][data-seq="${seq}"]`).waitFor({ state: 'attached' })
  await idle(page)
}
