import type { Fault } from './fault.ts'

const MOST_GROWTH = 1.2
/** Below this a processor that is shared decides, not the server. */
const NOTICEABLE_MS = 100

export const none: Fault = {
  name: 'none',
  about: 'nothing goes wrong, for 10 minutes',
  async run({ world, scaled, hold }) {
    // Warm by now: what grows from here on would grow for ever.
    const beforeMb = world.memory.nowMb()
    await hold(scaled(560) * 1000)
    return { memoryBeforeMb: Math.round(beforeMb), memoryAfterMb: Math.round(world.memory.nowMb()) }
  },
  judge({ findings, numbers, slack }) {
    const { before, during, after } = findings.deliveryP99Ms
    const limitMs = Math.max(before * MOST_GROWTH, before + NOTICEABLE_MS) * slack
    const mostMb = (numbers.memoryBeforeMb ?? 0) * MOST_GROWTH + 50
    return [
      ...(Math.max(during, after) <= limitMs
        ? []
        : [`p99 of deliveries went from ${before} to ${during} and ${after} ms`]),
      ...((numbers.memoryAfterMb ?? 0) <= mostMb
        ? []
        : [`memory went from ${numbers.memoryBeforeMb} to ${numbers.memoryAfterMb} MB`]),
    ]
  },
}
