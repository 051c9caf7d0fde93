import { expect, test } from 'vitest'
import { summarise } from './read-profile.ts'

const frame = (functionName: string, url = '') => ({ functionName, url, lineNumber: 1 })
const profile = {
  startTime: 1_000,
  nodes: [
    { id: 1, callFrame: frame('(idle)') },
    { id: 2, callFrame: frame('writev') },
    {
      id: 3,
      callFrame: frame('encode', 'file:///x/node_modules/.pnpm/a@1/node_modules/socket.io-parser/dist/index.js'),
    },
    { id: 4, callFrame: frame('admit', 'file:///x/apps/realtime/src/gate/gate.ts') },
  ],
  samples: [2, 1, 3, 4, 2],
  timeDeltas: [10, 20, 30, 40, 50],
}

test('time is summed by function and by part, idleness apart', () => {
  const summary = summarise(profile, [{ fromUs: 0, toUs: 10_000 }])
  expect(summary.idleSeconds).toBeCloseTo(20e-6)
  expect(summary.busySeconds).toBeCloseTo(130e-6)
  expect(summary.functions[0]).toEqual({ place: 'writev', seconds: 60e-6 })
  expect(summary.parts.map(({ place }) => place)).toEqual(['native', 'apps/realtime/src/gate', 'socket.io-parser'])
})

test('what lies outside the measured stretches is left out', () => {
  const { functions } = summarise(profile, [{ fromUs: 1_040, toUs: 1_070 }])
  expect(functions).toEqual([{ place: 'encode · socket.io-parser', seconds: 30e-6 }])
})
