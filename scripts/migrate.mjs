// Applies the migrations, then ends: `npm start` does it by itself, containers and machines without it run this before.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { Failure } from './console/failure.mjs'
import { openGivenDatabase } from './database/given-database.mjs'
import { migrate } from './database/migrate.mjs'
import { root } from './root.mjs'

const settingsFile = path.join(root, '.env')
if (existsSync(settingsFile)) process.loadEnvFile(settingsFile)
try {
  const given = await openGivenDatabase()
  if (given === null) throw new Failure('DATABASE_URL is not set: there is nothing to migrate.')
  await migrate(given)
} catch (error) {
  console.error(error instanceof Failure ? error.message : error)
  process.exitCode = 1
}
