import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'

const MODULE = JSON.stringify(new URL('./stop-signal.ts', import.meta.url).href)
/** Says `ready`, then why it was stopped. A timer keeps it alive for as long as it is not. */
const PROGRAM = `
  const { onStopSignal } = await import(${MODULE})
  const alive = setInterval(() => {}, 1000)
  const tell = () => { console.log(stopped.reason); clearInterval(alive) }
  const stopped = onStopSignal()
  console.log('ready')
  if (stopped.aborted) tell()
  else stopped.addEventListener('abort', tell)
`
/** Says `ready` and does not stop, whatever it is told. */
const STUBBORN = `
  const { onStopSignal } = await import(${MODULE})
  setInterval(() => {}, 1000)
  onStopSignal(200)
  console.log('ready')
`
/** The first, once the channel to its parent is gone. */
const ORPHAN = `await new Promise((resolve) => { process.once('disconnect', resolve); process.send('loaded') }); ${PROGRAM}`

function run(program: string): { child: ChildProcess; said: Promise<string>; ready: Promise<unknown> } {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const { stdout } = child
  if (stdout === null) throw new Error('no output to read')
  return { child, said: text(stdout), ready: once(stdout, 'data') }
}

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s stops the process',
  async (signal) => {
    const { child, said, ready } = run(PROGRAM)
    await ready
    child.kill(signal)
    expect(await said).toBe(`ready\n${signal}\n`)
  },
  30_000,
)

test('the death of its parent stops the process', async () => {
  const { child, said, ready } = run(PROGRAM)
  await ready
  child.disconnect()
  expect(await said).toBe('ready\nparent gone\n')
}, 30_000)

test('a parent that died before anybody listened stops the process, too', async () => {
  const { child, said } = run(ORPHAN)
  await once(child, 'message')
  child.disconnect()
  expect(await said).toBe('ready\nparent gone\n')
}, 30_000)

test('nobody has to end a process that does not stop after the death of its parent', async () => {
  const { child, ready } = run(STUBBORN)
  const exited = once(child, 'exit')
  await ready
  child.disconnect()
  expect(await exited).toEqual([null, 'SIGKILL'])
}, 30_000)
