import path from 'node:path'
import { defineConfig } from 'vitest/config'

const elsewhere = ['**/node_modules/**', '**/.next/**', '**/.data/**', 'e2e/**']
const integration = '{apps,packages,scripts,bench,torture}/**/*.integration.test.{ts,tsx,mjs}'

export default defineConfig({
  // The guard package throws outside a React server; its own empty module is what a server bundle gets.
  resolve: { alias: { 'server-only': path.join(import.meta.dirname, 'apps/web/node_modules/server-only/empty.js') } },
  test: {
    // Most of the long ones wait for servers, not for a processor.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{apps,packages,scripts,bench,torture}/**/*.test.{ts,tsx,mjs}'],
          exclude: [...elsewhere, integration],
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: [integration],
          exclude: elsewhere,
          pool: 'forks',
          globalSetup: ['scripts/test-database/setup.mjs'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
