import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { listFiles } from '../files/list-files.mjs'
import { root } from '../root.mjs'

/**
 * A hash over the content of files and folders, whatever their times: a checkout or a copy does not count as a change.
 *
 * @param {string[]} entries Files and folders, relative to the clone. One that is missing counts as absent.
 * @param {(file: string) => boolean} [counts] Whether a file (relative path) matters.
 * @returns {string}
 */
export function hashOf(entries, counts = () => true) {
  const hash = createHash('sha256')
  for (const file of listFiles(entries)) {
    if (counts(file))
      hash
        .update(file)
        .update('\0')
        .update(readFileSync(path.join(root, file)))
        .update('\0')
  }
  return hash.digest('hex')
}

/**
 * Stamps say for which input some work was last done. They lie in node_modules, so that removing that undoes them.
 *
 * @param {string} name
 */
export function stamp(name, folder = path.join(root, 'node_modules/.parley')) {
  const file = path.join(folder, name)
  return {
    /** @param {string} hash */
    isCurrent: (hash) => existsSync(file) && readFileSync(file, 'utf8') === hash,
    /** @param {string} hash */
    set(hash) {
      mkdirSync(folder, { recursive: true })
      writeFileSync(file, hash)
    },
    clear: () => rmSync(file, { force: true }),
  }
}
