import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const PREFIX = 'parley-throw-away-'

const own = new Set<string>()

/**
 * A folder that is removed with this process at the latest. It carries the process's id, so that what a killed one left is
 * recognised: the next process that makes one removes it.
 */
export function makeThrowAwayFolder(name: string): string {
  if (own.size === 0) {
    sweepThrowAwayFolders()
    process.once('exit', () => own.forEach(removeThrowAwayFolder))
  }
  const folder = mkdtempSync(path.join(tmpdir(), `${PREFIX}${process.pid}-${name}-`))
  own.add(folder)
  return folder
}

/** Where it cannot be removed yet, because a server that is about to end still writes, the end of this process does. */
export function removeThrowAwayFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  } catch {
    // Another user's, perhaps: not ours to remove.
  }
}

/** Removes the folders of processes that were killed. */
function sweepThrowAwayFolders(): void {
  for (const name of readdirSync(tmpdir())) {
    const owner = name.startsWith(PREFIX) ? Number(name.slice(PREFIX.length).split('-')[0]) : 0
    if (owner && !isAlive(owner)) removeThrowAwayFolder(path.join(tmpdir(), name))
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
