import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { root } from '../scripts/root.mjs'

const run = promisify(execFile)

test('a quick bench measures its peers, everybody receives everything, and the last line is one JSON object', async () => {
  const { stdout } = await run(
    process.execPath,
    ['--import', 'tsx', 'bench/main.ts', 'fanout', '--quick', '--only', 'fast', '--peers', 'parley,socketio', '--json'],
    { cwd: root, maxBuffer: 10_000_000 },
  )
  const result: unknown = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')
  const figures = [expect.objectContaining({ '20 fast: deliveries/s': expect.any(Number) })]
  expect(result).toMatchObject({
    name: 'fanout',
    ok: true,
    rounds: 1,
    peers: { parley: figures, socketio: figures },
    ratios: { fanout_20_vs_socketio: expect.any(Number) },
    machine: { node: process.versions.node },
  })
}, 120_000)

test('what is no bench is told so, with what there is', async () => {
  const wrong = run(process.execPath, ['--import', 'tsx', 'bench/main.ts', 'nothing'], { cwd: root })
  await expect(wrong).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('fanout') })
}, 60_000)
