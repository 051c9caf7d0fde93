// Prints which scripts a browser loads with the chat page before anybody touches anything, and exits with 1 when they
// are more than they may be. Measured in a real browser: a script that is imported late, but always, is paid for too; the
// polyfills for browsers that know no modules are not. Needs the production build and the test database server.
//
// What the page fetches by itself once it has had its time (`LOAD_AFTER_MS`) does not count, and is told apart: its timer
// is held until all the rest has come, so that a slow machine does not count it among the first load.
import { connectRaw, createProgram, type Stack, startStack } from '@parley/testkit'
import { chromium, type Page } from '@playwright/test'
import { LOAD_AFTER_MS } from '../../apps/web/src/ui/load-after.ts'
import { measure, sum, tell } from './first-load.mjs'

/** What the page may load: see docs/performance.md. */
const mostBytes = 230_000
/** So long after its last request a page is at rest. */
const restMs = 1_500
/** Runs in the page, before its own scripts: holds the timers of one length, until `releaseTimers()` fires them. */
const holdTimers = (lengthMs: number) => `{
  const held = []
  const plain = window.setTimeout
  window.setTimeout = (act, delayMs, ...rest) =>
    delayMs === ${lengthMs} ? -held.push(() => act(...rest)) : plain(act, delayMs, ...rest)
  window.releaseTimers = () => held.splice(0).map((fire) => fire()).length
}`

const stack = await startStack()
const { first, later } = await loadChatPage(stack).finally(() => stack.stop())
if (first.length === 0) throw new Error('The chat page loaded no script: the measurement is broken.')
const { gzippedBytes } = sum(first)
const isWithin = gzippedBytes <= mostBytes
console.log(tell(first))
console.log(`  ${isWithin ? 'within' : 'OVER'} the ${mostBytes / 1_000} kB gzipped that the chat page may load\n`)
console.log(`Fetched by the page itself afterwards, ${LOAD_AFTER_MS / 1_000} s later or when a hand comes near:`)
console.log(tell(later))
process.exit(isWithin ? 0 : 1)

async function loadChatPage({ web, realtime }: Stack) {
  const { cookies, roomId } = await enterFirstRoom(web.url, realtime.url)
  const executablePath = process.env.PARLEY_CHROMIUM
  const browser = await chromium.launch({ args: ['--no-sandbox'], ...(executablePath ? { executablePath } : {}) })
  try {
    const context = await browser.newContext()
    await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: web.url })))
    const page = await context.newPage()
    await page.addInitScript({ content: holdTimers(LOAD_AFTER_MS) })
    const scripts = new Map<string, Promise<Buffer>>()
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') scripts.set(response.url(), response.body())
    })
    const rest = followRequests(page)
    const answer = await page.goto(`${web.url}/rooms/${roomId}`)
    if (answer?.status() !== 200) throw new Error(`The chat page answered ${answer?.status()}.`)
    const html = await answer.text()
    // It is connected: whatever connecting needs has been loaded.
    await page.locator('[data-testid=app][data-conn=online]').waitFor()
    await rest()
    const first = [...scripts.keys()]
    if ((await page.evaluate('releaseTimers()')) === 0) {
      throw new Error(`The chat page set no timer of ${LOAD_AFTER_MS} ms: the measurement is broken.`)
    }
    await rest()
    const all = await Promise.all([...scripts].map(async ([url, body]) => ({ url, ...measure(url, await body, html) })))
    return {
      first: all.filter(({ url }) => first.includes(url)),
      later: all.filter(({ url }) => !first.includes(url)),
    }
  } finally {
    await browser.close()
  }
}

/** @returns What waits until a page has asked for nothing for a while, and waits for nothing. */
function followRequests(page: Page): () => Promise<void> {
  const waiting = new Set<unknown>()
  let lastAt = performance.now()
  const end = (request: unknown) => {
    waiting.delete(request)
    lastAt = performance.now()
  }
  page.on('request', (request) => {
    waiting.add(request)
    lastAt = performance.now()
  })
  page.on('requestfinished', end)
  page.on('requestfailed', end)
  return async () => {
    lastAt = performance.now()
    while (waiting.size > 0 || performance.now() - lastAt < restMs) await page.waitForTimeout(50)
  }
}

/** Signs a first person up, and enters the room that newcomers enter. */
async function enterFirstRoom(webUrl: string, realtimeUrl: string) {
  const person = createProgram(webUrl)
  const account = { displayName: 'Budget', handle: 'budget', password: 'a long enough password' }
  await person.signUp(account)
  await person.signIn({ login: account.handle, password: account.password })
  const { ticket, protocol } = await person.ticket()
  const connection = await connectRaw(realtimeUrl, { auth: { ticket, protocol }, origin: webUrl })
  const { rooms } = await connection.ask<{ rooms: { room: { id: string } }[] }>('session.hello')
  connection.close()
  const cookies = person.cookies
    .header()
    .split('; ')
    .map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1) }))
  return { cookies, roomId: rooms[0]?.room.id ?? '' }
}
