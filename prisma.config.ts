import path from 'node:path'
import { defineConfig } from 'prisma/config'

// Prisma would download a native schema engine; ours runs its published WebAssembly build. See the script.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.join(import.meta.dirname, 'scripts/schema-engine.mjs')

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? '' },
})
