import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const MODULE = JSON.stringify(new URL('./throw-away-folder.ts', import.meta.url).href)

/** In place of the machine's own. */
let temporary = ''

beforeAll(() => {
  temporary = mkdtempSync(path.join(tmpdir(), 'parley-folders-'))
})
afterAll(() => rmSync(temporary, { recursive: true, force: true }))

/** Makes a folder, with a file in it, and ends with the channel to it. */
async function startMaker(): Promise<ChildProcess> {
  const program = `
    const { writeFileSync } = await import('node:fs')
    const { makeThrowAwayFolder } = await import(${MODULE})
    writeFileSync(makeThrowAwayFolder('test') + '/file', 'content')
    process.once('disconnect', () => process.exit(0))
    process.send('made')
  `
  const maker = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    env: { ...process.env, TMPDIR: temporary },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  await once(maker, 'message')
  return maker
}

const left = () => readdirSync(temporary).filter((name) => name.includes('throw-away'))

test('a folder is removed with its process, and one of a killed process with the next', async () => {
  const killed = await startMaker()
  killed.kill('SIGKILL')
  await once(killed, 'exit')
  expect(left()).toHaveLength(1)

  const [one, other] = [await startMaker(), await startMaker()]
  expect(
    left()
      .map((name) => Number(name.split('-')[3]))
      .toSorted(),
  ).toEqual([one.pid, other.pid].toSorted())
  for (const maker of [one, other]) {
    maker.disconnect()
    await once(maker, 'exit')
  }
  expect(left()).toEqual([])
}, 60_000)
