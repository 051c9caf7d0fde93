import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'

/**
 * Starts one PostgreSQL program on a cluster folder. Under root the program runs as another user, who may not be able
 * to enter the folders above (a clone in a home folder of mode 0700). So the folder is opened here and inherited: the
 * program names it `/proc/self/fd/3`, which needs no permission on the parents, and its forked backends inherit it too.
 *
 * It stands in a process group of its own: a terminal's Ctrl-C must not stop the database before those who use it.
 *
 * @param {{
 *   program: string,
 *   arguments: (cluster: string) => string[],
 *   clusterFolder: string,
 *   systemUser: { uid: number, gid: number } | null,
 *   logFile: number,
 *   extraFile?: number,
 * }} options `logFile` takes what it prints; `extraFile` is inherited as descriptor 4.
 */
export function launch({ program, arguments: argumentsFor, clusterFolder, systemUser, logFile, extraFile }) {
  const byDescriptor = systemUser !== null
  if (byDescriptor && process.platform !== 'linux') {
    throw new Error('As root, the embedded PostgreSQL runs on Linux only: start Parley as an ordinary user.')
  }
  const folder = byDescriptor ? openSync(clusterFolder, 'r') : null
  try {
    return spawn(program, argumentsFor(byDescriptor ? '/proc/self/fd/3' : clusterFolder), {
      ...systemUser,
      cwd: '/',
      detached: true,
      // Nothing of the owner's environment: PGDATA, PGPORT or a broken LC_ALL would change what is started.
      env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', logFile, logFile, folder ?? 'ignore', extraFile ?? 'ignore'],
    })
  } finally {
    if (folder !== null) closeSync(folder)
  }
}
