import { execFile } from 'node:child_process'
import path from 'node:path'
import { createTestDatabase, makeSecrets, startWeb } from '@parley/testkit'
import { describe, expect, it } from 'vitest'

const main = path.join(import.meta.dirname, 'main.ts')

/** Runs the main file until it ends by itself. */
function run(environment: Record<string, string>): Promise<{ code: number; stderr: string; stdout: string }> {
  const { PATH = '' } = process.env
  return new Promise((resolve) => {
    const options = { env: { PATH, NODE_ENV: 'production' as const, ...environment }, timeout: 25_000 }
    execFile(process.execPath, ['--import', 'tsx', main], options, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr }),
    )
  })
}

describe('the web process', () => {
  it('names every bad setting with its reason, shows no secret, and exits 1', async () => {
    const { code, stderr, stdout } = await run({
      PORT: '99999',
      PARLEY_SESSION_SECRET: 'short-canary',
      PARLEY_URL: 'chat.example',
    })
    expect(code).toBe(1)
    for (const name of ['DATABASE_URL', 'PORT', 'PARLEY_SESSION_SECRET', 'PARLEY_TICKET_KEY', 'PARLEY_URL'])
      expect(stderr).toMatch(new RegExp(`^web: ${name} .+$`, 'm'))
    expect(stderr + stdout).not.toContain('short-canary')
  })

  it('says health only while its database answers, and stops cleanly on SIGTERM', async () => {
    const database = await createTestDatabase()
    const web = await startWeb({ databaseUrl: database.url, realtimePort: 4999 })
    const health = () => fetch(`${web.url}/api/health`)
    expect((await health()).status).toBe(200)
    await database.drop()
    const ill = await health()
    expect(ill.status).toBe(503)
    expect(await ill.json()).toMatchObject({ error: { code: 'UNAVAILABLE', retryable: true } })
    expect(await web.kill('SIGTERM')).toEqual({ code: 0, signal: null })
    expect(web.log.every((line) => typeof line === 'object')).toBe(true)
  })

  it('says in one line that its port is taken, and exits 1', async () => {
    const database = await createTestDatabase()
    const secrets = makeSecrets()
    const web = await startWeb({ databaseUrl: database.url, realtimePort: 4999, secrets })
    const { code, stdout } = await run({
      DATABASE_URL: database.url,
      PORT: String(web.port),
      PARLEY_SESSION_SECRET: secrets.sessionSecret,
      PARLEY_TICKET_KEY: secrets.ticketKey,
    })
    expect(code).toBe(1)
    expect(stdout).toContain('EADDRINUSE')
    await web.kill()
    await database.drop()
  })
})
