// Runs an embedded PostgreSQL by hand until Ctrl-C: node scripts/postgres/run.mjs <data folder>
import { startPostgres } from './start-postgres.mjs'

const dataFolder = process.argv[2]
if (!dataFolder) {
  console.error('Say where its data shall lie: node scripts/postgres/run.mjs <data folder>')
  process.exit(1)
}
const postgres = await startPostgres({ dataFolder, log: console.error })
console.log(postgres.url)
const alive = setInterval(() => undefined, 60_000)
const stop = async () => {
  clearInterval(alive)
  await postgres.stop()
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
postgres.onExit(() => {
  console.error('PostgreSQL ended by itself.')
  process.exit(1)
})
