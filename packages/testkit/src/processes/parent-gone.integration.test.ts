import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../database/index.ts'
import { freePort } from './free-port.ts'
import { collectLog, type LogLines } from './log-lines.ts'
import { makeSecrets } from './secrets.ts'
import { REPOSITORY } from './server-process.ts'

/** As `npm start` and the tests start a process, but with nobody left to end it: this one is killed. */
const PARENT = `
  const { spawn } = require('node:child_process')
  const stdio = ['ignore', 'pipe', 'pipe', 'ipc']
  const child = spawn(process.execPath, ['--import', 'tsx', process.argv[1]], { stdio })
  process.stdout.write(JSON.stringify({ msg: 'started', pid: child.pid }) + '\\n')
  child.stdout.on('data', (chunk) => process.stdout.write(chunk))
  child.stderr.on('data', (chunk) => process.stdout.write(chunk))
`
/** Above what it takes to load, and then to give up stopping. */
const GONE_WITHIN_MS = 60_000

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database?.drop())

async function startParent(app: string): Promise<{ parent: ChildProcess; log: LogLines; child: number }> {
  const { sessionSecret, ticketKey } = makeSecrets()
  const parent = spawn(process.execPath, ['-e', PARENT, path.join(REPOSITORY, `apps/${app}/src/main.ts`)], {
    cwd: REPOSITORY,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: database.url,
      PORT: String(await freePort()),
      REALTIME_PORT: String(await freePort()),
      PARLEY_SESSION_SECRET: sessionSecret,
      PARLEY_TICKET_KEY: ticketKey,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const log = collectLog(parent.stdout === null ? [] : [parent.stdout])
  const { pid } = await log.waitFor(({ msg }) => msg === 'started', 30_000)
  onTestFinished(() => {
    for (const each of [parent.pid, Number(pid)])
      if (each !== undefined && isRunning(each)) process.kill(each, 'SIGKILL')
  })
  return { parent, log, child: Number(pid) }
}

function isRunning(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.startsWith('Z') === false
  } catch {
    return false
  }
}

const kill = async (parent: ChildProcess) => {
  parent.kill('SIGKILL')
  await once(parent, 'exit')
}

const MOMENTS = [0, 700, 'ready'] as const

describe.each(['realtime', 'web', 'worker'])('%s', (app) => {
  test('ends by itself when its parent is killed, at whatever moment, though nobody reads its log any more', {
    timeout: 180_000,
  }, async () => {
    const children = await Promise.all(
      MOMENTS.map(async (moment) => {
        const { parent, log, child } = await startParent(app)
        if (moment === 'ready') await log.waitFor(({ msg }) => msg === 'ready', 60_000)
        else await wait(moment)
        await kill(parent)
        return { moment, child }
      }),
    )
    const left = () => children.filter(({ child }) => isRunning(child)).map(({ moment }) => moment)
    await expect.poll(left, { timeout: GONE_WITHIN_MS, interval: 100 }).toEqual([])
  })
})
