import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { identify } from '../processes/identity.mjs'
import { root } from '../root.mjs'

const folder = mkdtempSync(path.join(tmpdir(), 'parley-start-'))
const taken = createServer()
/** @type {number} */
let takenPort

beforeAll(async () => {
  await new Promise((resolve) => taken.listen(0, '127.0.0.1', () => resolve(undefined)))
  const address = taken.address()
  takenPort = typeof address === 'object' && address ? address.port : 0
})

afterAll(() => {
  taken.close()
  rmSync(folder, { recursive: true, force: true })
})

/**
 * Runs the start script to its end. Every case here ends before the long work.
 *
 * @param {Record<string, string>} environment
 * @param {string[]} [nodeArguments]
 * @param {string[]} [ownArguments]
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function start(environment, nodeArguments = [], ownArguments = []) {
  const child = spawn(process.execPath, [...nodeArguments, 'scripts/start.mjs', ...ownArguments], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '1', REALTIME_PORT: '2', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk
    })
  }
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })))
}

/** @param {{ code: number | null, output: string }} result */
function expectOneSentence({ code, output }) {
  expect(output.trim().split('\n')).toHaveLength(1)
  expect(output).not.toContain('    at ')
  expect(code).toBe(1)
}

test.each(['PORT', 'REALTIME_PORT', 'WORKER_PORT'])(
  'a taken %s is named, with the variable that chooses another',
  async (variable) => {
    const data = path.join(folder, `taken-${variable}`)
    const free = { PORT: '38617', REALTIME_PORT: '38618' }
    const result = await start({ ...free, [variable]: String(takenPort), PARLEY_DATA: data })
    expectOneSentence(result)
    expect(result.output).toContain(`Port ${takenPort} is taken`)
    expect(result.output).toContain(`${variable}=`)
  },
)

test('several realtime instances take the ports after REALTIME_PORT, and one that is taken is named', async () => {
  const environment = { PORT: '38617', PARLEY_DATA: path.join(folder, 'taken-second') }
  const result = await start({ ...environment, REALTIME_PORT: String(takenPort - 1) }, [], ['--realtime', '2'])
  expectOneSentence(result)
  expect(result.output).toMatch(new RegExp(`Port (${takenPort}|${takenPort - 1}) is taken`))
  expect(result.output).toContain('REALTIME_PORT=')
  const among = await start({ ...environment, REALTIME_PORT: '38616', PARLEY_REALTIME_INSTANCES: '3' })
  expectOneSentence(among)
  expect(among.output).toContain('38616 to 38618')
})

test('a WORKER_PORT that another process will have is named', async () => {
  const environment = { PORT: '38617', REALTIME_PORT: '38618', PARLEY_DATA: path.join(folder, 'worker-port') }
  const result = await start({ ...environment, WORKER_PORT: '38620' }, [], ['--realtime', '3'])
  expectOneSentence(result)
  expect(result.output).toContain('WORKER_PORT is 38620')
  expect(result.output).toContain('38618 to 38620')
})

test.each([[['--realtme', '3']], [['3']], [['--realtime', 'many']], [['--realtime=0']], [['--realtime']]])(
  'arguments that it does not understand are named: %s',
  async (ownArguments) => {
    const result = await start({ PARLEY_DATA: path.join(folder, 'arguments') }, [], ownArguments)
    expectOneSentence(result)
    expect(result.output).toContain('--realtime')
  },
)

test('a port that is no port is named', async () => {
  const result = await start({ PORT: '80a', PARLEY_DATA: path.join(folder, 'port') })
  expectOneSentence(result)
  expect(result.output).toContain('PORT is "80a"')
})

test('an old Node is told which one is needed, before anything else is read', async () => {
  const pretend = `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'18.20.4'})`
  const result = await start({ PARLEY_DATA: path.join(folder, 'old') }, ['--import', pretend])
  expectOneSentence(result)
  expect(result.output).toContain('20.19')
  expect(result.output).toContain('18.20.4')
})

test('a file in the place of the data folder is named', async () => {
  const file = path.join(folder, 'a-file')
  writeFileSync(file, '')
  const result = await start({ PARLEY_DATA: file })
  expectOneSentence(result)
  expect(result.output).toContain(file)
  const below = await start({ PARLEY_DATA: path.join(file, 'below') })
  expectOneSentence(below)
  expect(below.output).toContain('PARLEY_DATA')
})

test('a data folder in use is named with the process that uses it', async () => {
  const data = path.join(folder, 'in-use')
  mkdirSync(data)
  const owner = { pid: process.pid, identity: identify(process.pid) }
  writeFileSync(path.join(data, 'start.lock'), JSON.stringify({ owner, children: [] }))
  const result = await start({ PARLEY_DATA: data })
  expectOneSentence(result)
  expect(result.output).toContain(`already runs on ${data} (process ${process.pid})`)
})

test('what a killed start left in the data folder does not stop the next one', async () => {
  const data = path.join(folder, 'left')
  mkdirSync(data)
  const owner = { pid: process.pid, identity: 'of an earlier process with this number' }
  writeFileSync(path.join(data, 'start.lock'), JSON.stringify({ owner, children: [owner] }))
  const result = await start({ PARLEY_DATA: data, REALTIME_PORT: '38618', PORT: String(takenPort) })
  expect(result.output).toContain(`Port ${takenPort} is taken`)
})
