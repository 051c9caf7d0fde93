import { openRows, type ServerProcess, startStack } from '@parley/testkit'
import { OPEN_DOORS } from './open-doors.ts'
import { test as base, type Servers } from './test.ts'

/** An installation whose worker a test may kill. */
export interface WorkedServers extends Servers {
  /** Starts a worker, which ends with the rest. */
  startWorker(): Promise<ServerProcess>
  /** Lets each portion of a job take its time, so that there is a midst to be killed in, until it is told to hurry. */
  slows(): Promise<void>
  hurries(): Promise<void>
  /** Ends those that run, as an operator would. */
  endWorkers(): Promise<void>
}

export const test = base.extend<{ readonly workedStack: WorkedServers }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to know what a fixture needs.
  workedStack: async ({}, use) => {
    const { web, database, startWorker, stop } = await startStack({ environment: OPEN_DOORS })
    const running: ServerProcess[] = []
    const run = async (...statements: string[]) => {
      const rows = await openRows(database.ownerUrl)
      try {
        for (const statement of statements) await rows.query(statement)
      } finally {
        await rows.close()
      }
    }
    await use({
      url: web.url,
      async startWorker() {
        const worker = await startWorker()
        running.push(worker)
        return worker
      },
      slows: () =>
        run(
          `CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN PERFORM pg_sleep(1.5); RETURN NULL; END $$`,
          'CREATE TRIGGER slowly BEFORE UPDATE OF cursor ON job FOR EACH STATEMENT EXECUTE FUNCTION slowly()',
        ),
      hurries: () => run('DROP FUNCTION slowly CASCADE'),
      endWorkers: async () => void (await Promise.all(running.splice(0).map((worker) => worker.kill('SIGTERM')))),
    })
    await stop()
  },
})
