import { describe, expect, it } from 'vitest'
import { createAttention } from './attention.ts'

/** A clock that is moved by hand. */
function handClock() {
  let now = 0
  let timers: { at: number; run: () => void }[] = []
  return {
    now: () => now,
    later: (run: () => void, delayMs: number) => {
      const timer = { at: now + delayMs, run }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    pass: (ms: number) => {
      now += ms
      const due = timers.filter(({ at }) => at <= now)
      timers = timers.filter(({ at }) => at > now)
      for (const { run } of due) run()
    },
  }
}

describe('attention', () => {
  it('is there at once on a page that opens in front of the person', () => {
    expect(createAttention(handClock(), true).isAttentive()).toBe(true)
    expect(createAttention(handClock(), false).isAttentive()).toBe(false)
  })

  it('goes at once, and a flip of less than five seconds is no absence', () => {
    const clock = handClock()
    const attention = createAttention(clock, true)
    attention.faces(false)
    expect(attention.isAttentive()).toBe(false)
    clock.pass(4_999)
    attention.faces(true)
    expect(attention.isAttentive()).toBe(true)
  })

  it('comes back after five seconds of staying', () => {
    const clock = handClock()
    const attention = createAttention(clock, true)
    attention.faces(false)
    clock.pass(60_000)
    attention.faces(true)
    clock.pass(4_999)
    expect(attention.isAttentive()).toBe(false)
    clock.pass(1)
    expect(attention.isAttentive()).toBe(true)
  })

  it('ignores a visit of less than five seconds', () => {
    const clock = handClock()
    const attention = createAttention(clock, false)
    attention.faces(true)
    clock.pass(3_000)
    attention.faces(false)
    clock.pass(60_000)
    expect(attention.isAttentive()).toBe(false)
    attention.faces(true)
    expect(attention.isAttentive()).toBe(false)
  })

  it('comes back at once when the person does something', () => {
    const clock = handClock()
    const attention = createAttention(clock, false)
    attention.acts()
    expect(attention.isAttentive()).toBe(false)
    attention.faces(true)
    attention.acts()
    expect(attention.isAttentive()).toBe(true)
  })

  it('tells each change once', () => {
    const attention = createAttention(handClock(), true)
    let told = 0
    attention.subscribe(() => told++)
    attention.faces(false)
    attention.faces(false)
    attention.faces(true)
    attention.acts()
    expect(told).toBe(2)
  })
})
