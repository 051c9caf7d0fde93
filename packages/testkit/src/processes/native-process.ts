import { type ChildProcess, spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import path from 'node:path'
import { collectLog, type LogLine } from './log-lines.ts'
import { type Exit, endOf, type ServerProcess } from './server-process.ts'

export interface NativeOptions {
  /** Its name, such as `redis-server`; it is looked for where programs are. */
  readonly program: string
  readonly arguments: readonly string[]
  readonly cwd: string
  /** Resolves once it serves; a program that ends before is reported with its last words. */
  untilReady(log: NativeLog): Promise<unknown>
}

export interface NativeLog {
  waitFor(matches: (line: LogLine) => boolean, limitMs: number): Promise<LogLine>
}

/**
 * Starts a server that is not ours, such as Redis or nginx, in a process group of its own: `SIGKILL`, freezing and
 * thawing reach its workers too. It ends when this process does, however that comes about.
 */
export async function startNative(options: NativeOptions): Promise<ServerProcess> {
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
      signalTo(signal === 'SIGKILL' ? -running.pid : running.pid, signal)
      return running.exited
    },
    orphan() {
      running.guard.stdin?.end()
      return running.exited
    },
    async restart() {
      await running.exited
      running = await launch(options)
    },
    freeze: () => signalTo(-running.pid, 'SIGSTOP'),
    thaw: () => signalTo(-running.pid, 'SIGCONT'),
  }
}

async function launch({ program, arguments: given, cwd, untilReady }: NativeOptions) {
  const { PATH = '', HOME = '', TMPDIR = '/tmp' } = process.env
  const child = spawn(findProgram(program), given, {
    cwd,
    env: { NODE_ENV: 'production', PATH, HOME, TMPDIR, LC_ALL: 'C' },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const { stdout, stderr, pid } = child
  if (pid === undefined) throw new Error(`${program} did not start`)
  const log = collectLog([stdout, stderr])
  const guard = watchOver(pid)
  const exited: Promise<Exit> = endOf(child, [stdout, stderr]).finally(() => guard.kill('SIGKILL'))
  const ended = exited.then((exit) => {
    const said = log.lines.slice(-10).map((line) => line.msg)
    throw new Error(`${program} ended with ${exit.code ?? exit.signal}: ${said.join('\n')}`)
  })
  ended.catch(() => undefined)
  await Promise.race([untilReady(log), ended]).catch((error: unknown) => {
    signalTo(-pid, 'SIGKILL')
    throw error
  })
  return { pid, log, guard, exited }
}

/** A shell that waits for the end of its input, which is our end, and then ends the group. */
function watchOver(group: number): ChildProcess {
  const guard = spawn('/bin/sh', ['-c', 'read -r _; kill -s KILL -- "-$0"', String(group)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  guard.stdin?.on('error', () => undefined)
  guard.unref()
  return guard
}

function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It ended already.
  }
}

/** Ordinary users often lack the folders of the system's own programs, such as nginx, in their PATH. */
function findProgram(name: string): string {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/local/sbin', '/usr/sbin', '/sbin']
  const found = folders.filter((folder) => folder !== '').find((folder) => isProgram(path.join(folder, name)))
  if (found === undefined) throw new Error(`${name} is not installed: apt-get install ${name}`)
  return path.join(found, name)
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
