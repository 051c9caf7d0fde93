import { instanceReport } from '@parley/core/fixtures/instances-contract'
import { LIVE_STEP_SECONDS } from '@parley/protocol'
import { expect, test } from 'vitest'
import { createPoints } from './points.ts'

const of = (second: number) =>
  instanceReport({
    sockets: second,
    messagesPerSecond: second,
    deliveriesPerSecond: 2 * second,
    ackP95Ms: second === 3 ? 40 : null,
    database: { isUp: true, ms: second === 5 ? 90 : 1 },
  })

test('a point is made of its seconds: averages of rates, the worst of delays, the newest of what there is', () => {
  const points = createPoints()
  for (let round = 0; round < 2; round += 1) {
    for (let second = 1; second < LIVE_STEP_SECONDS; second += 1) expect(points.add(of(second))).toBeNull()
    expect(points.add(of(LIVE_STEP_SECONDS))).toMatchObject({
      sockets: LIVE_STEP_SECONDS,
      messagesPerSecond: (LIVE_STEP_SECONDS + 1) / 2,
      deliveriesPerSecond: LIVE_STEP_SECONDS + 1,
      ackP95Ms: 40,
      databaseMs: 90,
    })
  }
})
