import { existsSync } from 'node:fs'
import path from 'node:path'
import { step } from '../console/step.mjs'
import { lockDataFolder } from '../data-folder/lock.mjs'
import { openDataFolder } from '../data-folder/open-data-folder.mjs'
import { query } from '../database/query.mjs'
import { root } from '../root.mjs'
import { openDatabase } from '../start/open-database.mjs'
import { runCommand } from '../suites/prepare.mjs'

/**
 * After a restore, and while Parley is stopped: gives the database a new epoch. Clients may hold changes that the
 * backup does not; their counters would be taken for this database's. Meeting a new epoch, they drop what they cached.
 */
export function renewEpoch() {
  const settingsFile = path.join(root, '.env')
  if (existsSync(settingsFile)) process.loadEnvFile(settingsFile)
  const dataFolder = path.resolve(root, process.env.PARLEY_DATA || '.data')
  return runCommand(async (shutdown) => {
    openDataFolder(dataFolder)
    const lock = await lockDataFolder(dataFolder)
    shutdown.add({ stop: async () => lock.release() })
    const database = await step('Starting the database', () => openDatabase(dataFolder, shutdown))
    const rows = await query(database.ownerUrl, 'UPDATE workspace SET epoch = gen_random_uuid() RETURNING epoch')
    console.log(
      rows[0]
        ? `The database has the new epoch ${rows[0].epoch}.`
        : 'This database was never used: it needs no new epoch.',
    )
    return 0
  })
}
