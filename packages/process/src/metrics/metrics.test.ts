import { expect, test } from 'vitest'
import { counter, counters, countProcess, gauge, gauges, histogram, readMetrics } from './index.ts'

async function lines(name: string): Promise<string[]> {
  return (await readMetrics()).split('\n').filter((line) => line.startsWith(name))
}

test('a counter only grows, alone or one for each value of a label', async () => {
  const frames = counter('parley_test_frames_total', 'Frames')
  frames.add()
  frames.add(4)
  const refused = counters('parley_test_refused_total', 'Refused', 'code', ['RATE_LIMITED', 'UNAVAILABLE'])
  refused.RATE_LIMITED.add()
  expect(await lines('parley_test_frames')).toEqual(['parley_test_frames_total 5'])
  expect(await lines('parley_test_refused')).toEqual([
    'parley_test_refused_total{code="RATE_LIMITED"} 1',
    'parley_test_refused_total{code="UNAVAILABLE"} 0',
  ])
})

test('a gauge is what it was set to, or asks when it is looked at', async () => {
  let connections = 2
  gauge('parley_test_set', 'Set').set(7)
  gauge('parley_test_asked', 'Asked').from(() => connections)
  const states = gauges('parley_test_state', 'State', 'state', ['open', 'draining'])
  states.open.from(() => true)
  connections = 3
  expect(await lines('parley_test_set')).toEqual(['parley_test_set 7'])
  expect(await lines('parley_test_asked')).toEqual(['parley_test_asked 3'])
  expect(await lines('parley_test_state')).toEqual([
    'parley_test_state{state="open"} 1',
    'parley_test_state{state="draining"} 0',
  ])
})

test('a histogram counts what is at most each bound, and sums', async () => {
  const sizes = histogram('parley_test_batch_size', 'Sizes', [1, 10])
  for (const size of [1, 2, 10, 50]) sizes.observe(size)
  expect(await lines('parley_test_batch_size')).toEqual([
    'parley_test_batch_size_bucket{le="1"} 1',
    'parley_test_batch_size_bucket{le="10"} 3',
    'parley_test_batch_size_bucket{le="+Inf"} 4',
    'parley_test_batch_size_sum 63',
    'parley_test_batch_size_count 4',
  ])
})

test('a name is declared once, and says whose it is', () => {
  gauge('parley_test_once', 'Once')
  expect(() => gauge('parley_test_once', 'Twice')).toThrow('already been registered')
  expect(() => gauge('other', 'Other')).toThrow('no name for a metric of ours')
  expect(() => histogram('parley_test_unordered', 'Unordered', [2, 1])).toThrow('ascend')
})

test('every process tells its processor time, memory and how late its event loop is', async () => {
  countProcess()
  const text = await readMetrics()
  for (const name of ['process_cpu_seconds_total', 'process_resident_memory_bytes', 'nodejs_eventloop_lag_p99_seconds'])
    expect(text).toContain(`\n${name} `)
})
