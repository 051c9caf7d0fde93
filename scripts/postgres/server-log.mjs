import { closeSync, existsSync, mkdirSync, openSync, readSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'

const largestBytes = 5_000_000

/**
 * The file that PostgreSQL prints to. A file and not a pipe to the owner: the server may outlive a killed owner.
 *
 * @param {string} dataFolder
 * @returns {{ descriptor: number, tail(): string, close(): void }} `tail` is what was printed since it was opened
 *   (its last 4 kB).
 */
export function openServerLog(dataFolder) {
  const folder = path.join(dataFolder, 'logs')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = path.join(folder, 'postgres.log')
  if (existsSync(file) && statSync(file).size > largestBytes) renameSync(file, `${file}.1`)
  const descriptor = openSync(file, 'a', 0o600)
  const from = statSync(file).size
  return {
    descriptor,
    tail() {
      const size = statSync(file).size
      const start = Math.max(from, size - 4_096)
      const text = Buffer.alloc(Math.max(0, size - start))
      const reader = openSync(file, 'r')
      readSync(reader, text, 0, text.length, start)
      closeSync(reader)
      return text.toString('utf8')
    },
    close: () => closeSync(descriptor),
  }
}
