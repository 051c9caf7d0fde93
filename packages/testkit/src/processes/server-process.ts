import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { collectLog, type LogLine, type LogLines } from './log-lines.ts'

export const REPOSITORY = path.resolve(import.meta.dirname, '../../../..')

const ENDS_WITHIN_MS = 10_000

export interface ProgramOptions {
  /** The main file, from the root of the repository. */
  readonly main: string
  readonly environment: Readonly<Record<string, string>>
  readonly arguments?: readonly string[]
  /** The line of its log that says that it serves. Default: the message `ready`. */
  readonly isReady?: (line: LogLine) => boolean
  /** Longest that it may take to say so. */
  readonly readyWithinMs?: number
}

export interface Exit {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

/** A real server process, and what a fault does to it. */
export interface ServerProcess {
  readonly pid: number
  /** Of the process that runs now; a restart begins a new one. */
  readonly log: readonly LogLine[]
  waitForLog(matches: (line: LogLine) => boolean, limitMs?: number): Promise<LogLine>
  /** Sends the signal and waits for the end. Default: `SIGTERM`. */
  kill(signal?: NodeJS.Signals): Promise<Exit>
  /** Lets go of it, as when the process that started it dies: it ends by itself. */
  orphan(): Promise<Exit>
  /** Resolves when it ends, by itself or not. */
  readonly exited: Promise<Exit>
  /** Starts it again as it was, on the same port, after its end. */
  restart(): Promise<void>
  /** `SIGSTOP`: it keeps its sockets and answers nothing. */
  freeze(): void
  /** `SIGCONT`. */
  thaw(): void
}

/** Starts a program of ours as it really runs, and resolves once its log says `ready`. */
export async function startProcess(options: ProgramOptions): Promise<ServerProcess> {
  let running = await launch(options)
  return {
    get pid() {
      return running.pid
    },
    get log() {
      return running.log.lines
    },
    get exited() {
      return running.exited
    },
    waitForLog: (matches, limitMs = 60_000) => running.log.waitFor(matches, limitMs),
    kill(signal = 'SIGTERM') {
      running.child.kill(signal)
      return running.exited
    },
    orphan() {
      running.child.disconnect()
      return running.exited
    },
    async restart() {
      await running.exited
      running = await launch(options)
    },
    freeze: () => void running.child.kill('SIGSTOP'),
    thaw: () => void running.child.kill('SIGCONT'),
  }
}

interface Running {
  readonly child: ChildProcess
  readonly pid: number
  readonly log: LogLines
  readonly exited: Promise<Exit>
}

async function launch(options: ProgramOptions): Promise<Running> {
  const { main, environment, arguments: given = [], isReady = saysReady, readyWithinMs = 60_000 } = options
  const { PATH = '', HOME = '', TMPDIR = '/tmp' } = process.env
  // Next's types, where they are loaded, want NODE_ENV in every environment.
  const env = { NODE_ENV: 'production' as const, PATH, HOME, TMPDIR, ...environment }
  // With an IPC channel the program ends when this process does, however that comes about.
  const child = spawn(process.execPath, [...runs(path.join(REPOSITORY, main)), ...given], {
    cwd: REPOSITORY,
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const { stdout, stderr } = child
  if (stdout === null || stderr === null) throw new Error(`${main} did not start`)
  const log = collectLog([stdout, stderr])
  const exited = endOf(child, [stdout, stderr])
  const ended = exited.then((exit) => {
    throw new Error(`${main} ended with ${exit.code ?? exit.signal}: ${JSON.stringify(log.lines.slice(-10))}`)
  })
  await Promise.race([log.waitFor(isReady, readyWithinMs), ended]).catch((error: unknown) => {
    // It stops what it started itself, and has as long as any process of ours takes.
    child.kill('SIGTERM')
    setTimeout(() => child.kill('SIGKILL'), ENDS_WITHIN_MS).unref()
    throw error
  })
  ended.catch(() => undefined)
  return { child, pid: child.pid ?? 0, log, exited }
}

/** The sources as they are, or the one file that a run of tests made of them (scripts/server-bundles). */
function runs(main: string): string[] {
  if (!main.endsWith('.ts')) return [main]
  const { PARLEY_TEST_SERVERS: bundles } = process.env
  const bundle = bundles ? path.join(bundles, main.replace(/\.ts$/, '.mjs')) : ''
  return bundle !== '' && existsSync(bundle) ? [bundle] : ['--import', 'tsx', main]
}

const saysReady = (line: LogLine) => line.msg === 'ready'

/** With its last words read. Node's own `close` event never comes once the channel was let go of. */
export async function endOf(child: ChildProcess, streams: readonly Readable[]): Promise<Exit> {
  const read = Promise.allSettled(streams.map((stream) => finished(stream)))
  const exit = await new Promise<Exit>((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })))
  await read
  return exit
}
