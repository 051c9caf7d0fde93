import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { installedProgram, root } from '../root.mjs'

const run = promisify(execFile)
const schemaFile = path.join(root, 'prisma/schema.prisma')

/**
 * What the migrations lack to make this schema, as SQL.
 *
 * @param {string} schema
 */
async function difference(schema) {
  const arguments_ = ['migrate', 'diff', '--from-migrations', 'prisma/migrations', '--to-schema', schema, '--script']
  const environment = { ...process.env, DATABASE_URL: process.env.PARLEY_TEST_DATABASE_URL }
  const { stdout } = await run(installedProgram('prisma'), arguments_, { cwd: root, env: environment })
  return stdout
}

// Each starts two programs, and applies all migrations to an empty database.
test('the migrations make exactly what the schema says', { timeout: 120_000 }, async () => {
  expect(await difference(schemaFile)).toContain('This is an empty migration')
})

test('a schema without its migration is noticed', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-drift-'))
  const changed = path.join(folder, 'schema.prisma')
  writeFileSync(changed, `${readFileSync(schemaFile, 'utf8')}\nmodel Forgotten {\n  id Int @id\n}\n`)
  const sql = await difference(changed)
  rmSync(folder, { recursive: true })
  expect(sql).toContain('CREATE TABLE "Forgotten"')
})
