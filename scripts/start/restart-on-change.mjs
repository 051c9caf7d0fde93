import { existsSync, watch } from 'node:fs'
import path from 'node:path'
import { root } from '../root.mjs'

const quietMs = 150

/**
 * Development: calls back when the source of an app, or of the packages under it, changed.
 *
 * @param {string} app Such as `realtime`.
 * @param {() => Promise<void>} restart
 * @returns {import('../processes/shutdown.mjs').Stoppable} Ends the watching.
 */
export function restartOnChange(app, restart) {
  const folders = [`apps/${app}/src`, 'packages/core/src', 'packages/db/src', 'packages/protocol/src']
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  const watchers = folders
    .map((folder) => path.join(root, folder))
    .filter((folder) => existsSync(folder))
    .map((folder) =>
      watch(folder, { recursive: true }, (_, file) => {
        if (!file || !/\.tsx?$/.test(file) || /\.test\.tsx?$/.test(file)) return
        clearTimeout(timer)
        // An editor saves in several steps, and a branch switch changes many files.
        timer = setTimeout(restart, quietMs)
      }),
    )
  return {
    async stop() {
      clearTimeout(timer)
      for (const watcher of watchers) watcher.close()
    },
  }
}
