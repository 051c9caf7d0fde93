import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'

const MODULE = JSON.stringify(new URL('./log-stream.ts', import.meta.url).href)

/** Runs a program that has the log as `log`, and goes on from `await told` when it is told to. */
async function run(program: string): Promise<{ child: ChildProcess; stdout: Readable; exited: Promise<unknown[]> }> {
  const source = `
    const { openLogStream } = await import(${MODULE})
    const log = openLogStream()
    const told = new Promise((resolve) => process.once('message', resolve))
    process.send('loaded')
    ${program}
  `
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const { stdout } = child
  if (stdout === null) throw new Error('no output to read')
  const exited = once(child, 'exit')
  await once(child, 'message')
  return { child, stdout, exited }
}

test('everything that was written arrives, also what was written right before the end', async () => {
  const { child, stdout, exited } = await run(`
    await told
    for (let turn = 0; turn < 20; turn++) {
      for (let line = 0; line < 50; line++) log.write(turn + ' ' + line + ' ' + '周'.repeat(20) + '\\n')
      await new Promise(setImmediate)
    }
    process.exit(0)
  `)
  const read = text(stdout)
  child.send('go')
  const lines = (await read).split('\n')
  expect(lines).toHaveLength(1_001)
  // What is under way at the end and what follows it may change places.
  const expected = Array.from({ length: 20 }, (_, turn) =>
    Array.from({ length: 50 }, (_, line) => `${turn} ${line} ${'周'.repeat(20)}`),
  )
  expect(lines.toSorted()).toEqual([...expected.flat(), ''].toSorted())
  expect(await exited).toEqual([0, null])
}, 60_000)

test('a process ends though nobody can read any more what it says', async () => {
  const { child, stdout, exited } = await run(`
    await told
    for (const line of ['stopping', 'stopped', 'gone']) log.write(line + '\\n')
    process.exit(3)
  `)
  stdout.destroy()
  child.send('go')
  expect(await exited).toEqual([3, null])
}, 60_000)

test('a process ends though nobody reads, and waits a second for whoever may', async () => {
  const { child, exited } = await run(`
    await told
    for (let line = 0; line < 100; line++) log.write('x'.repeat(100_000) + '\\n')
    process.exit(3)
  `)
  child.send('go')
  expect(await exited).toEqual([3, null])
}, 60_000)
