// Prints which scripts a browser loads with the chat page before anybody touches anything, and exits with 1 when they
// are more than they may be. Measured in a real browser: a script that is imported late, but always, is paid for too; the
// polyfills for browsers that know no modules are not. Needs the production build and the test database server.
import { connectRaw, createProgram, type Stack, startStack } from '@parley/testkit'
import { chromium } from '@playwright/test'
import { measure, sum, tell } from './first-load.mjs'

/** What the page should keep within. It does not at present: see docs/performance.md. */
const aimBytes = 230_000
/** What it has grown to, and a little air: it may only shrink from here, until it is within the aim. */
const mostBytes = 246_000

const stack = await startStack()
const scripts = await loadChatPage(stack).finally(() => stack.stop())
if (scripts.length === 0) throw new Error('The chat page loaded no script: the measurement is broken.')
console.log(tell(scripts))
const { gzippedBytes } = sum(scripts)
const kB = (bytes: number) => `${bytes / 1_000} kB gzipped`
console.log(`  ${gzippedBytes <= aimBytes ? 'within' : 'OVER'} the aim of ${kB(aimBytes)} for the chat page`)
if (gzippedBytes > mostBytes) console.log(`  and OVER the ${kB(mostBytes)} that it may not pass meanwhile`)
process.exit(gzippedBytes <= mostBytes ? 0 : 1)

async function loadChatPage({ web, realtime }: Stack) {
  const { cookies, roomId } = await enterFirstRoom(web.url, realtime.url)
  const executablePath = process.env.PARLEY_CHROMIUM
  const browser = await chromium.launch({ args: ['--no-sandbox'], ...(executablePath ? { executablePath } : {}) })
  try {
    const context = await browser.newContext()
    await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: web.url })))
    const page = await context.newPage()
    const responses = new Map<string, Promise<Buffer>>()
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') responses.set(response.url(), response.body())
    })
    const answer = await page.goto(`${web.url}/rooms/${roomId}`)
    if (answer?.status() !== 200) throw new Error(`The chat page answered ${answer?.status()}.`)
    const html = await answer.text()
    // It is connected: whatever connecting needs has been loaded.
    await page.locator('[data-testid=app][data-conn=online]').waitFor()
    await page.waitForLoadState('networkidle')
    return await Promise.all([...responses].map(async ([url, body]) => measure(url, await body, html)))
  } finally {
    await browser.close()
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
