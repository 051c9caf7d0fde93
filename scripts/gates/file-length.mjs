import { readFileSync } from 'node:fs'
import path from 'node:path'
import { listFiles } from '../files/list-files.mjs'
import { root } from '../root.mjs'

const longest = 300

/**
 * Long files are where dispatchers and god objects grow.
 *
 * @returns {string[]} The files that are longer than they may be.
 */
export function findLongFiles() {
  return (
    listFiles(['.'])
      // A migration is generated, and never changed once it is applied.
      .filter((file) => /\.(ts|tsx|mjs|js|css)$/.test(file))
      .map((file) => ({ file, lines: readFileSync(path.join(root, file), 'utf8').trimEnd().split('\n').length }))
      .filter(({ lines }) => lines > longest)
      .map(
        ({ file, lines }) => `${file} has ${lines} lines; ${longest} is the most: split it by what its parts are about`,
      )
  )
}
