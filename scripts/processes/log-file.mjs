import { closeSync, copyFileSync, existsSync, fstatSync, ftruncateSync, openSync, readSync, renameSync } from 'node:fs'
import { StringDecoder } from 'node:string_decoder'

const largestBytes = 10_000_000
const kept = 3
const lookEveryMs = 50

/**
 * The log file of a process, which writes to it directly, and a reader that follows it.
 *
 * Not a pipe to us: when we are killed, a process would meet a broken pipe just while it says that it stops, and what
 * it says would be lost.
 *
 * Past 10 MB it is copied aside (`.1`, `.2`, `.3`) and emptied; what is written in that instant is lost.
 *
 * @param {string} file
 * @param {(line: string) => void} onLine
 */
export function openLogFile(file, onLine) {
  const descriptor = openSync(file, 'a+', 0o600)
  const chunk = Buffer.alloc(64 * 1_024)
  let decoder = new StringDecoder('utf8')
  let offset = fstatSync(descriptor).size
  let rest = ''

  function readNew() {
    for (;;) {
      const bytes = readSync(descriptor, chunk, 0, chunk.length, offset)
      if (bytes === 0) break
      offset += bytes
      const lines = (rest + decoder.write(chunk.subarray(0, bytes))).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) if (line !== '') onLine(line)
    }
    if (offset > largestBytes) rotate()
  }

  function rotate() {
    for (let age = kept; age > 1; age--) {
      if (existsSync(`${file}.${age - 1}`)) renameSync(`${file}.${age - 1}`, `${file}.${age}`)
    }
    copyFileSync(file, `${file}.1`)
    ftruncateSync(descriptor, 0)
    decoder = new StringDecoder('utf8')
    offset = 0
    rest = ''
  }

  function look() {
    try {
      readNew()
    } catch {
      // A full disk, or somebody removed the file: the chat does not stop for its log.
    }
  }

  const timer = setInterval(look, lookEveryMs)
  return {
    /** For the process to write to. */
    descriptor,
    /** Reads what is there now: after the process ended, its last words. */
    look,
    close() {
      clearInterval(timer)
      look()
      closeSync(descriptor)
    },
  }
}
