#!/usr/bin/env node
// Stands in for Prisma's native schema engine, which the CLI would download: the same engine, published as
// WebAssembly, spoken to over the same line-based JSON-RPC. It works around three defects of @prisma/adapter-pg:
// no `"char"` type, scripts split at every `;`, and a shadow database dropped before its pool is closed.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import * as bg from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'

let panic
globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  set_message: (m) => {
    panic = m
  },
}
const file = new URL(import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg').replace(/\.js$/, '.wasm'))
const wasm = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(file)), { './schema_engine_bg.js': bg })
bg.__wbg_set_wasm(wasm.exports)
wasm.exports.__wbindgen_start()
const argv = process.argv.slice(2),
  flag = (n) => argv.flatMap((a, i) => (a === n ? [argv[i + 1]] : []))
const url = new URL(JSON.parse(flag('--datasource')[0] ?? '{}').url || process.env.DATABASE_URL),
  db = decodeURIComponent(url.pathname.slice(1))
const conf = (database) => ({
  host: url.hostname,
  port: +url.port || 5432,
  user: decodeURIComponent(url.username),
  password: decodeURIComponent(url.password),
  database,
})
const admin = async (sql, on = 'postgres') => {
  const c = new pg.Client(conf(on))
  await c.connect()
  try {
    if (sql) await c.query(sql)
  } finally {
    await c.end()
  }
}
async function open(database) {
  const pool = new pg.Pool(conf(database)),
    query = pool.query.bind(pool)
  let chars = []
  pool.query = async (...a) => {
    const r = await query(...a)
    chars = (r.fields ?? []).map((f) => f.dataTypeID === 18)
    for (const f of r.fields ?? []) if (f.dataTypeID === 18) f.dataTypeID = 1042
    return r
  }
  const a = await new PrismaPg(pool, { disposeExternalPool: true }).connect(),
    raw = a.queryRaw.bind(a)
  a.queryRaw = async (q) => {
    const r = await raw(q)
    r.columnTypes = r.columnTypes.map((t, i) => (chars[i] ? ColumnTypeEnum.Character : t))
    return r
  }
  a.executeScript = async (sql) => {
    try {
      await query(sql)
    } catch (e) {
      a.onError(e)
    }
  }
  return a
}
async function connectToShadowDb() {
  const name = `prisma_shadow_${randomUUID().replaceAll('-', '')}`
  await admin(`CREATE DATABASE "${name}" TEMPLATE template0`)
  const a = await open(name),
    end = a.dispose.bind(a)
  a.dispose = async () => {
    await end()
    await admin(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
  }
  return a
}
if (argv.includes('cli'))
  try {
    const cmd = argv[argv.indexOf('cli') + 1]
    await (cmd === 'create-database'
      ? admin(`CREATE DATABASE "${db}"`)
      : cmd === 'drop-database'
        ? admin(`DROP DATABASE IF EXISTS "${db}" WITH (FORCE)`)
        : admin('', db))
    process.exit(0)
  } catch (e) {
    const error_code = { '3D000': 'P1003', '28P01': 'P1000' }[e.code] ?? 'P1001' // the CLI discards the first stderr line
    console.error(
      '{}\n' +
        JSON.stringify({ level: 'ERROR', target: 'schema_engine::logger', fields: { error_code, message: e.message } }),
    )
    process.exit(1)
  }
const bound = bindMigrationAwareSqlAdapterFactory({
  provider: 'postgres',
  adapterName: '@prisma/adapter-pg',
  connect: () => open(db),
  connectToShadowDb,
})
const models = flag('--datamodels').map((f) => [f, readFileSync(f, 'utf8')])
const engine = await bg.SchemaEngine.new({ datamodels: models.length ? models : undefined }, () => {}, bound)
const send = (m) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...m })}\n`)
for await (const line of createInterface({ input: process.stdin })) {
  const { id, method, params } = JSON.parse(line)
  if (!method) continue
  try {
    const result = await engine[method === 'getDatabaseVersion' ? 'version' : method](params)
    if (method === 'diff' && result.stdout != null)
      send({ id: 1e6 + id, method: 'print', params: { content: result.stdout } })
    send({ id, result: result ?? {} })
  } catch (e) {
    const x = (e?.id === undefined ? undefined : bound.errorRegistry.consumeError(e.id)?.error) ?? e
    send({
      id,
      error: {
        code: 4466,
        message: 'error',
        data: {
          is_panic: !!panic,
          message: panic ?? String(x.message ?? x),
          error_code: x.code ?? null,
          meta: x.meta ?? null,
        },
      },
    })
  }
}
process.exit(0)
