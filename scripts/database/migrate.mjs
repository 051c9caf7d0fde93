import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { Failure } from '../console/failure.mjs'
import { ProgramFailure, runProgram } from '../processes/run-program.mjs'
import { installedProgram, root } from '../root.mjs'
import { letAppsIn } from './apps-role.mjs'
import { query } from './query.mjs'

/**
 * Applies the migrations that this database lacks, and lets the role of the apps in where it is another than the owner's.
 *
 * @param {import('./apps-role.mjs').DatabaseAccess} access
 * @param {MigrateOptions} [options]
 * @returns {Promise<{ skipped?: string, value: undefined }>}
 * @throws {Failure}
 *
 * @typedef {{ logFile?: string, shutdown?: import('../processes/shutdown.mjs').Shutdown }} MigrateOptions `logFile` takes
 * what Prisma prints; without one it goes to the terminal.
 */
export async function migrate(access, options = {}) {
  const migrated = await applyMigrations(access.ownerUrl, options)
  if (access.ownerUrl !== access.url) await letAppsIn(access)
  return migrated
}

/**
 * Which are missing is asked directly, because Prisma's command takes a second and a half to say that there are none.
 *
 * @param {string} databaseUrl
 * @param {MigrateOptions} options
 * @returns {Promise<{ skipped?: string, value: undefined }>}
 */
async function applyMigrations(databaseUrl, { logFile, shutdown }) {
  const ours = listMigrations()
  const applied = await readApplied(databaseUrl)
  const unknown = applied.filter((name) => !ours.includes(name))
  if (unknown.length > 0) {
    throw new Failure(
      `This database was made by a newer Parley (it has the migration ${unknown[0]}): update this one, or use another database.`,
    )
  }
  if (ours.every((name) => applied.includes(name))) return { skipped: 'up to date', value: undefined }
  try {
    await runProgram(installedProgram('prisma'), ['migrate', 'deploy'], {
      cwd: root,
      environment: { ...process.env, DATABASE_URL: databaseUrl },
      ...(logFile === undefined ? { show: true } : { logFile }),
      ...(shutdown && { shutdown }),
    })
  } catch (error) {
    const reason = error instanceof ProgramFailure ? (error.output.match(/(P\d{4}|ERROR|Error):? .*/)?.[0] ?? '') : ''
    throw new Failure(
      `The migrations could not be applied${reason && ` (${reason})`}: the whole story is ${logFile ? `in ${logFile}` : 'above'}.`,
    )
  }
  return { value: undefined }
}

function listMigrations() {
  const folder = path.join(root, 'prisma/migrations')
  if (!existsSync(folder)) return []
  return readdirSync(folder).filter((name) => existsSync(path.join(folder, name, 'migration.sql')))
}

/**
 * @param {string} databaseUrl
 * @returns {Promise<string[]>}
 */
async function readApplied(databaseUrl) {
  const table = await query(databaseUrl, `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists`)
  if (!table[0]?.exists) return []
  const rows = await query(
    databaseUrl,
    'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  )
  return rows.map((row) => String(row.name))
}
