import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const PREFIX = 'parley-torture-'

/** A folder that carries the id of this process, so that what a killed run left is recognised. */
export function makeThrowAwayFolder(name: string): string {
  return mkdtempSync(path.join(tmpdir(), `${PREFIX}${process.pid}-${name}-`))
}

/** Removes the folders of runs that were killed. */
export function sweepThrowAwayFolders(): void {
  for (const name of readdirSync(tmpdir())) {
    const owner = name.startsWith(PREFIX) ? Number(name.slice(PREFIX.length).split('-')[0]) : 0
    if (owner > 0 && !isAlive(owner)) rmSync(path.join(tmpdir(), name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
