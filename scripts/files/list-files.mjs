import { existsSync, lstatSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { root } from '../root.mjs'

const passedOver = new Set([
  '.data',
  '.git',
  '.next',
  'coverage',
  'generated',
  'node_modules',
  'playwright-report',
  'test-results',
])

/**
 * The files under some files and folders, without what is installed, generated or built.
 *
 * @param {string[]} entries Relative to the clone. One that is missing gives nothing.
 * @returns {string[]} Relative to the clone, sorted.
 */
export function listFiles(entries) {
  return entries.flatMap(list).sort()
}

/**
 * @param {string} entry
 * @returns {string[]}
 */
function list(entry) {
  const absolute = path.join(root, entry)
  if (!existsSync(absolute)) return []
  const stat = lstatSync(absolute)
  if (stat.isFile()) return [entry]
  if (!stat.isDirectory()) return []
  return readdirSync(absolute)
    .filter((name) => !passedOver.has(name))
    .flatMap((name) => list(path.join(entry, name)))
}
