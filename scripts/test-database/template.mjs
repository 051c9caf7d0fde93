import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { letAppsIn, makeAppsRole } from '../database/apps-role.mjs'

const run = promisify(execFile)
const root = path.join(import.meta.dirname, '../..')
const APPS_ROLE = 'parley_test_apps'

/**
 * The name of a database on this server that has all migrations applied and lets the apps in. The name carries a hash of
 * both, so that a server that is kept (`PARLEY_TEST_DATABASE_URL`) never serves a stale one.
 *
 * @param {string} serverUrl
 * @returns {Promise<string>}
 */
export async function prepareTemplate(serverUrl) {
  const name = `parley_template_${hashOfSchema()}`
  const url = new URL(serverUrl)
  url.pathname = '/postgres'
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    // One run at a time makes it; the others wait here and find it made.
    await client.query(`SELECT pg_advisory_lock(hashtext($1))`, [name])
    await makeAppsRole({ ownerUrl: serverUrl, url: appsUrl(serverUrl) }, { isOurs: true })
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (found.rowCount === 0) {
      const unfinished = `${name}_unfinished`
      await client.query(`DROP DATABASE IF EXISTS "${unfinished}" WITH (FORCE)`)
      await client.query(`CREATE DATABASE "${unfinished}"`)
      url.pathname = `/${unfinished}`
      await migrate(url.href)
      await letAppsIn({ ownerUrl: url.href, url: appsUrl(url.href) })
      await client.query(`ALTER DATABASE "${unfinished}" RENAME TO "${name}"`)
    }
  } finally {
    await client.end()
  }
  return name
}

/**
 * The same address with the role of the apps, which has the password of the server's owner: both are of the tests alone.
 *
 * @param {string} databaseUrl
 */
export function appsUrl(databaseUrl) {
  const url = new URL(databaseUrl)
  url.username = APPS_ROLE
  return url.href
}

/** @param {string} databaseUrl */
async function migrate(databaseUrl) {
  await run(path.join(root, 'node_modules/.bin/prisma'), ['migrate', 'deploy'], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: databaseUrl },
  })
}

function hashOfSchema() {
  const folder = path.join(root, 'prisma/migrations')
  const hash = createHash('sha256')
  const names = existsSync(folder) ? readdirSync(folder).sort() : []
  for (const name of names) {
    const file = path.join(folder, name, 'migration.sql')
    if (existsSync(file)) hash.update(name).update('\0').update(readFileSync(file)).update('\0')
  }
  hash.update(readFileSync(path.join(root, 'scripts/database/apps-role.mjs')))
  return hash.digest('hex').slice(0, 16)
}
