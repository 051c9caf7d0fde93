import { pino } from 'pino'
import { expect, test, vi } from 'vitest'
import { keepTrying } from './keep-trying.ts'

function failingTimes(times: number) {
  const lines: string[] = []
  const log = pino({ base: null }, { write: (line: string) => void lines.push(line) })
  let done = 0
  let tries = 0
  const looking = keepTrying(
    { log },
    'not looked',
    async () => {
      tries += 1
      if (tries <= times) throw new Error('away')
      done += 1
    },
    5,
  )
  return { looking, lines, done: () => done, tries: () => tries }
}

test('what fails is done again until it succeeds, and the log is told once', async () => {
  const { looking, lines, done, tries } = failingTimes(4)
  looking.start()
  await vi.waitFor(() => expect(done()).toBe(1))
  expect(tries()).toBe(5)
  expect(lines).toHaveLength(1)
})

test('asked for while it is under way, it is done once more, however often it was asked', async () => {
  const { looking, done, tries } = failingTimes(0)
  for (let times = 0; times < 10; times += 1) looking.start()
  await vi.waitFor(() => expect(done()).toBe(2))
  looking.start()
  await vi.waitFor(() => expect(tries()).toBe(3))
})

test('once closed it rests', async () => {
  const { looking, tries } = failingTimes(1_000)
  looking.start()
  looking.close()
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(tries()).toBe(1)
})
