import { type ChildProcess, fork } from 'node:child_process'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Stopping } from '@parley/testkit'
import type { LoadNews, LoadOrder, LoadReport } from '../load/orders.ts'
import type { World } from './start-world.ts'

/** The people, in a few processes, seen as one. */
export interface Load {
  readonly logFiles: readonly string[]
  tell(order: LoadOrder): void
  /** The latest news of all processes, added up; the worst of what does not add up. */
  readonly news: LoadNews
  /** Worst since the people began to write. */
  readonly worst: { readonly lateMs: number; readonly processorShare: number }
  forgetWorst(): void
  /** @throws Error when it does not come true in time. */
  until(what: string, isTrue: (news: LoadNews) => boolean, limitMs: number): Promise<void>
  /** Everybody writes their last lines and leaves. */
  finish(): Promise<void>
}

export interface LoadOptions {
  readonly processes: number
  readonly folder: string
  readonly seed: number
  readonly actsPerSecond: number
}

const MAIN = path.join(import.meta.dirname, '../load/main.ts')
const FINISH_WITHIN_MS = 120_000

export function startLoad({ setting, nginx, secrets }: World, options: LoadOptions, stopping: Stopping): Load {
  const { processes: count, folder, seed, actsPerSecond } = options
  const children = Array.from({ length: count }, (_, index) => startChild(index))
  let worst = { lateMs: 0, processorShare: 0 }

  function startChild(index: number) {
    // With an IPC channel it ends when this process does, however that comes about.
    const process = fork(MAIN, { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    const exited = new Promise<void>((resolve) => process.once('exit', () => resolve()))
    stopping.add(async () => {
      process.kill('SIGKILL')
      await exited
    })
    const child = { process, exited, news: NOTHING, hasFinished: false }
    process.on('message', (report: LoadReport) => {
      if ('finished' in report) {
        child.hasFinished = true
        return
      }
      child.news = report.news
      worst = {
        lateMs: Math.max(worst.lateMs, report.news.lateMs),
        processorShare: Math.max(worst.processorShare, report.news.processorShare),
      }
    })
    const logFile = path.join(folder, `load-${index}.jsonl`)
    send(process, {
      order: 'begin',
      setting,
      plays: setting.people.flatMap((_, person) => (person % count === index ? [person] : [])),
      url: nginx.url,
      ticketKey: secrets.ticketKey,
      logFile,
      seed: seed * 1000 + index,
      actsPerSecond: actsPerSecond / count,
    })
    return { ...child, child, logFile }
  }

  const added = (): LoadNews => children.map(({ child }) => child.news).reduce(add, NOTHING)
  const load: Load = {
    logFiles: children.map(({ logFile }) => logFile),
    tell(order) {
      for (const { process } of children) send(process, order)
    },
    get news() {
      return added()
    },
    get worst() {
      return worst
    },
    forgetWorst() {
      worst = { lateMs: 0, processorShare: 0 }
    },
    async until(what, isTrue, limitMs) {
      const deadline = Date.now() + limitMs
      while (!isTrue(added())) {
        if (Date.now() > deadline) throw new Error(`${what}: not within ${limitMs} ms (${JSON.stringify(added())})`)
        await wait(50)
      }
    },
    async finish() {
      load.tell({ order: 'finish' })
      const all = Promise.all(children.map(({ exited }) => exited))
      await Promise.race([all, wait(FINISH_WITHIN_MS, undefined, { ref: false })])
      if (children.some(({ child }) => !child.hasFinished)) throw new Error('a load process did not finish')
    },
  }
  return load
}

const NOTHING: LoadNews = {
  clients: 0,
  online: 0,
  arrived: 0,
  sent: 0,
  acked: 0,
  unanswered: 0,
  waiting: 0,
  lateMs: 0,
  processorShare: 0,
}

function add(one: LoadNews, other: LoadNews): LoadNews {
  return {
    clients: one.clients + other.clients,
    online: one.online + other.online,
    arrived: one.arrived + other.arrived,
    sent: one.sent + other.sent,
    acked: one.acked + other.acked,
    unanswered: one.unanswered + other.unanswered,
    waiting: one.waiting + other.waiting,
    lateMs: Math.max(one.lateMs, other.lateMs),
    processorShare: Math.max(one.processorShare, other.processorShare),
  }
}

function send(child: ChildProcess, order: LoadOrder): void {
  if (child.connected) child.send(order, () => undefined)
}
