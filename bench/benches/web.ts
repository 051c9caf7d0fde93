import { startStack } from '@parley/testkit'
import type { BrowserContext, Page } from '@playwright/test'
import setUpDatabase from '../../scripts/test-database/setup.mjs'
import type { Figures, Findings } from '../report/report.ts'
import { round } from '../report/report.ts'
import { median } from '../report/statistics.ts'
import { measureBodies } from '../web/bodies.ts'
import { arrive, launchBrowser, signedIn } from '../web/browser.ts'
import { measureCrowdedList } from '../web/crowded-list.ts'
import { measureScrolling } from '../web/scrolling.ts'
import { type Scene, seedScene } from '../web/seed.ts'
import { measureTyping } from '../web/typing.ts'
import type { Bench } from './bench.ts'

/** What is promised: milliseconds until a room's content stands. */
const BUDGET_MS = { cached: 100, cold: 300, body: 50, twoFramesAtQuarterSpeed: 8.5 } as const
/** More than a person may send by default. */
const ENVIRONMENT = { PARLEY_RATE_SEND_PER_SECOND: '100', PARLEY_RATE_SEND_BURST: '200' }

/**
 * How the interface feels: switching rooms, writing in a room of 10,000 messages on a slow processor, scrolling through
 * 100,000, a list of 200 rooms, and the worst that can be written. There is no peer: figures stand beside what is promised.
 */
export const web: Bench = async (setting) => {
  const takeDownDatabase = await setUpDatabase()
  setting.keep({ stop: takeDownDatabase })
  const stack = setting.keep(await startStack({ environment: ENVIRONMENT }))
  const scale = setting.options.isQuick ? 0.01 : 1
  const scene = await seedScene(stack.url, stack.database.ownerUrl, scale)
  const browser = await launchBrowser()
  setting.keep({ stop: () => browser.close() })
  const context = await signedIn(browser, stack.url, scene.account)
  const rounds: Figures[] = []
  const { only } = setting.options
  const isWanted = (part: string) => only.length === 0 || only.includes(part)
  for (let each = 1; each <= Math.min(setting.options.rounds, 3); each += 1) {
    const figures = {
      ...(isWanted('switching') && (await measureSwitching(context, scene))),
      ...(isWanted('typing') && (await measureTyping(context, scene))),
      ...(isWanted('scrolling') && (await measureScrolling(context, scene, setting.options.isQuick))),
      ...(isWanted('list') && (await measureCrowdedList(context, scene, stack))),
      ...(isWanted('bodies') && (await measureBodies(context, scene, stack, setting.say))),
    }
    setting.say(`web ${each}: ${JSON.stringify(figures)}`)
    rounds.push(figures)
  }
  return toFindings(rounds)
}

/** What each figure is set against; the heap is set against itself, before it was scrolled. */
const RATIOS = {
  web_switch_cached_vs_budget: ['switch to a known room p95 ms', BUDGET_MS.cached],
  web_switch_cold_vs_budget: ['switch to a new room p95 ms', BUDGET_MS.cold],
  web_typing_dropped_share: ['typing dropped %', 100],
  web_message_elsewhere_vs_budget: ['a message in one of 200 other rooms ms', BUDGET_MS.twoFramesAtQuarterSpeed],
  web_first_key_vs_budget: ['the first key ms', BUDGET_MS.twoFramesAtQuarterSpeed],
  web_body_vs_budget: ['the slowest text ms', BUDGET_MS.body],
  web_scroll_by_hand_dropped_share: ['scrolling by hand dropped %', 100],
  web_scroll_memory_growth: ['scrolled heap MB', 'heap MB'],
} as const

/** What was not measured has no ratio. */
function toFindings(rounds: readonly Figures[]): Findings {
  const middle = (figure: string) => median(rounds.flatMap((each) => each[figure] ?? []))
  const ratios = Object.entries(RATIOS).flatMap(([name, [figure, against]]) => {
    const [above, below] = [middle(figure), typeof against === 'number' ? against : middle(against)]
    return above === null || !below ? [] : [[name, round(above / below)]]
  })
  return {
    name: 'web',
    peers: { parley: rounds },
    ratios: Object.fromEntries(ratios),
    remarks: [],
    generatorSaturated: false,
    isComplete: true,
  }
}

/** From the click to the first frame with the room's newest message in it. */
async function measureSwitching(context: BrowserContext, scene: Scene): Promise<Figures> {
  const page = await context.newPage()
  const [first = '', ...others] = scene.rooms
  await arrive(page, `/rooms/${first}`)
  const cold: number[] = []
  const cached: number[] = []
  for (const room of others) cold.push(await switchTo(page, room))
  for (let again = 0; again < 3; again += 1) for (const room of others) cached.push(await switchTo(page, room))
  await page.close()
  const p95 = (times: number[]) => times.sort((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? 0
  return {
    'switch to a new room p50 ms': median(cold),
    'switch to a new room p95 ms': p95(cold),
    'switch to a known room p50 ms': median(cached),
    'switch to a known room p95 ms': p95(cached),
  }
}

function switchTo(page: Page, roomId: string): Promise<number> {
  return page.evaluate(
    (id) =>
      new Promise<number>((resolve, reject) => {
        const link = document.querySelector<HTMLElement>(
          `[data-testid="room-row"][href$="${id}"], [data-room-id="${id}"]`,
        )
        if (link === null) return reject(new Error(`no row of room ${id}`))
        const before = document
          .querySelector('[data-testid="timeline"] [data-testid="message"]')
          ?.getAttribute('data-key')
        const begun = performance.now()
        link.click()
        const look = () => {
          const shown = document.querySelector('[data-testid="timeline"] [data-testid="message"]')
          const isThere = location.pathname.endsWith(id) && shown !== null && shown.getAttribute('data-key') !== before
          // The frame after the one in which it was found has drawn it.
          if (isThere) requestAnimationFrame(() => resolve(performance.now() - begun))
          else if (performance.now() - begun > 10_000) reject(new Error('the room did not show'))
          else requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
      }),
    roomId,
  )
}
