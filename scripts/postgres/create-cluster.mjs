import {
  chownSync,
  closeSync,
  existsSync,
  fchownSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import { launch } from './launch.mjs'

/**
 * Makes the database cluster of a data folder if it has none: UTF-8, ICU's root collation, passwords (SCRAM) for
 * everybody. It is made beside its place and renamed when whole, so that a killed first start leaves nothing half done.
 *
 * @param {{
 *   clusterFolder: string,
 *   binaries: string,
 *   systemUser: { uid: number, gid: number } | null,
 *   settings: import('./settings.mjs').PostgresSettings,
 *   logFile: number,
 * }} options
 * @throws When initdb fails: the reason is in the log.
 */
export async function createCluster({ clusterFolder, binaries, systemUser, settings, logFile }) {
  if (existsSync(path.join(clusterFolder, 'PG_VERSION'))) return
  const unfinished = `${clusterFolder}.new`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  if (systemUser) chownSync(unfinished, systemUser.uid, systemUser.gid)

  const passwordPath = `${unfinished}.password`
  rmSync(passwordPath, { force: true })
  const passwordFile = openSync(passwordPath, 'wx', 0o600)
  try {
    writeSync(passwordFile, `${settings.password}\n`)
    if (systemUser) fchownSync(passwordFile, systemUser.uid, systemUser.gid)
    const child = launch({
      program: path.join(binaries, 'bin/initdb'),
      arguments: (cluster) => [
        `--pgdata=${cluster}`,
        `--username=${settings.user}`,
        `--pwfile=${systemUser ? '/proc/self/fd/4' : passwordPath}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=icu',
        '--icu-locale=und',
        '--set=timezone=UTC',
        '--set=log_timezone=UTC',
      ],
      clusterFolder: unfinished,
      systemUser,
      logFile,
      extraFile: passwordFile,
    })
    const code = await new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', resolve)
    })
    if (code !== 0) throw new Error('The database could not be created.')
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    throw error
  } finally {
    closeSync(passwordFile)
    rmSync(passwordPath, { force: true })
  }
  renameSync(unfinished, clusterFolder)
}
