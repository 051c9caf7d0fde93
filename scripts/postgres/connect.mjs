import { query } from '../database/query.mjs'
import { databaseUrl } from './settings.mjs'

/**
 * Whether the server of these settings answers, and which PostgreSQL it is. That it takes our random password proves
 * that it is ours.
 *
 * @param {import('./settings.mjs').PostgresSettings} settings
 * @returns {Promise<{ version: string } | { failure: Error }>} Failure: not there, not ready yet, or not ours.
 */
export async function askServer(settings) {
  try {
    const rows = await query(databaseUrl({ ...settings, database: 'postgres' }), 'SHOW server_version')
    return { version: String(rows[0]?.server_version) }
  } catch (error) {
    return { failure: error instanceof Error ? error : new Error(String(error)) }
  }
}

/**
 * Creates the database of these settings if it is missing.
 *
 * @param {import('./settings.mjs').PostgresSettings} settings
 */
export async function ensureDatabase(settings) {
  const onServer = databaseUrl({ ...settings, database: 'postgres' })
  const found = await query(onServer, 'SELECT 1 FROM pg_database WHERE datname = $1', [settings.database])
  if (found.length === 0) await query(onServer, `CREATE DATABASE "${settings.database}"`)
}
