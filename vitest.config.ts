import path from 'node:path'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const elsewhere = ['**/node_modules/**', '**/.next/**', '**/.data/**', 'e2e/**']
const integration = '{apps,packages,scripts,bench,torture}/**/*.integration.test.{ts,tsx,mjs}'
const withDatabase = 'packages/{core,db}/**/*.integration.test.ts'

/** Files that wait for a minute, so that the others run beside them and nobody waits for them at the end. */
const longest =
  /\/(presence-faults|redis-faults|presence|sdk|crash|arrivals|drain|journal-restart)\.integration\.test\.ts$/

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLong = ({ moduleId }: TestSpecification) => longest.test(moduleId)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

const withServers = {
  pool: 'forks',
  // The long ones wait for servers, and not for a processor.
  maxWorkers: 3,
  globalSetup: ['scripts/test-database/setup.mjs', 'scripts/server-bundles/bundle-servers.mjs'],
  testTimeout: 120_000,
  hookTimeout: 120_000,
} satisfies TestProjectInlineConfiguration['test']

export default defineConfig({
  // The guard package throws outside a React server; its own empty module is what a server bundle gets.
  resolve: { alias: { 'server-only': path.join(import.meta.dirname, 'apps/web/node_modules/server-only/empty.js') } },
  test: {
    maxWorkers: 2,
    // Only what hangs takes so long: a machine that is slow or does other things decides no test.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    expect: { poll: { timeout: 20_000 } },
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // They start no server and leave nothing behind, so a worker loads what they share once: two thirds less of a processor.
          isolate: false,
          include: ['{apps,packages,scripts,bench,torture}/**/*.test.{ts,tsx,mjs}'],
          exclude: [...elsewhere, integration],
        },
      },
      {
        extends: true,
        test: { ...withServers, name: 'integration', include: [integration], exclude: [...elsewhere, withDatabase] },
      },
      {
        extends: true,
        test: {
          ...withServers,
          name: 'integration-database',
          // They use databases of their own and leave nothing behind, so a worker loads the database client once: half the processor time.
          isolate: false,
          include: [withDatabase],
          exclude: elsewhere,
        },
      },
    ],
  },
})
