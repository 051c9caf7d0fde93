// Runs an embedded PostgreSQL by hand until Ctrl-C: node scripts/postgres/run.mjs <data folder> [setting=value …]
import { startPostgres } from './start-postgres.mjs'

const [dataFolder, ...flags] = process.argv.slice(2)
if (!dataFolder) {
  console.error('Say where its data shall lie: node scripts/postgres/run.mjs <data folder> [setting=value …]')
  process.exit(1)
}
const alive = setInterval(() => undefined, 60_000)
const asked = new Promise((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, resolve)
  // A parent that held a channel to it is gone, perhaps before we listened.
  process.on('disconnect', resolve)
  if (process.send !== undefined && !process.connected) resolve(undefined)
})
const postgres = await startPostgres({ dataFolder, flags, log: console.error })
console.log(postgres.url)
console.log(postgres.appsUrl)
postgres.onExit(() => {
  console.error('PostgreSQL ended by itself.')
  process.exit(1)
})
await asked
await postgres.stop()
clearInterval(alive)
process.exit()
