import { execFile } from 'node:child_process'
import { statSync } from 'node:fs'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * PostgreSQL refuses to run as root. Under root it runs as whoever owns the cluster already (an ordinary user may have
 * started it before, or the number of `postgres` may have changed), else as the system user `postgres`, which is
 * created where it is missing. Under an ordinary user it runs as that user (null).
 *
 * @param {string} clusterFolder
 * @returns {Promise<{ uid: number, gid: number } | null>}
 * @throws When the user cannot be created: the message says what to do.
 */
export async function findSystemUser(clusterFolder) {
  if (process.getuid?.() !== 0) return null
  const owner = statSync(clusterFolder, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const found = await lookUp()
  if (found) return found
  await run('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    'postgres',
  ]).catch(() => undefined)
  const created = await lookUp()
  if (created) return created
  throw new Error(
    'PostgreSQL does not run as root and the system user "postgres" could not be created: create it, or start Parley as an ordinary user.',
  )
}

async function lookUp() {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return null
  }
}
