import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Stopping } from '@parley/testkit'
import type { Options } from '../options/read-options.ts'
import { emptySummary, type FaultSummary, type Summary, writeReport } from '../report/summary.ts'
import type { BrokenBuild } from './broken-build.ts'
import { BROKEN_BUILDS } from './builds.ts'
import { makeCopy } from './make-copy.ts'

/** A small load shows each of them. */
const LOAD = [
  ...['--clients', '40', '--rooms', '4', '--members', '10', '--rate', '40', '--processes', '1'],
  ...['--instances', '2', '--duration', '12', '--slack', '100'],
]
const OVER_WITHIN_MS = 240_000

/** Runs each broken build and tells whether the checker noticed. Returns the exit code. */
export async function selfCheck(options: Options, stopping: Stopping): Promise<number> {
  const builds = BROKEN_BUILDS.filter(({ name }) => options.builds === null || options.builds.includes(name))
  const faults: Record<string, FaultSummary> = {}
  for (const build of builds) {
    const { fault, isFoundAs, name } = build
    const found = await runBroken(build, stopping)
    const counts = Object.fromEntries(isFoundAs.map((kind) => [kind, Number(found?.[kind] ?? 0)]))
    const isCaught = Object.values(counts).some((count) => count > 0)
    const told = JSON.stringify(counts)
    console.log(`${isCaught ? '✓' : '✗'} ${name}, in ${fault}: ${isCaught ? 'noticed' : 'NOT noticed'}, ${told}`)
    if (!isCaught && found) console.log(`  ${JSON.stringify(found)}`)
    faults[name] = { ok: isCaught, ...counts }
  }
  const ok = builds.length > 0 && Object.values(faults).every((summary) => summary.ok === true)
  writeReport({ ...emptySummary, ok, faults }, options)
  return ok ? 0 : 1
}

async function runBroken(build: BrokenBuild, stopping: Stopping): Promise<FaultSummary | undefined> {
  const copy = makeCopy(build)
  stopping.add(async () => rmSync(copy, { recursive: true, force: true }))
  const report = path.join(copy, 'report.json')
  const words = ['--import', 'tsx', 'torture/main.ts', '--fault', build.fault, '--report', report, ...LOAD]
  // With an IPC channel it ends when this process does, however that comes about.
  const child = spawn(process.execPath, words, { cwd: copy, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  stopping.add(() => end(child, exited))
  const patience = setTimeout(() => void end(child, exited), OVER_WITHIN_MS)
  await exited
  clearTimeout(patience)
  try {
    const summary = JSON.parse(readFileSync(report, 'utf8')) as Summary
    return summary.faults[build.fault]
  } catch {
    return undefined
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

async function end(child: ChildProcess, exited: Promise<void>): Promise<void> {
  child.kill('SIGTERM')
  await exited
}
