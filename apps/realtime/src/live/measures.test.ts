import { expect, test } from 'vitest'
import { createMemory } from './measures.ts'

test('an instance that may open no file tells the memory that it knew last', () => {
  let mayOpen = true
  const memory = createMemory(() => {
    if (!mayOpen) throw Object.assign(new Error('EMFILE: too many open files'), { code: 'EMFILE' })
    return process.memoryUsage.rss()
  })
  const before = memory.look()
  expect(before).toBeGreaterThan(0)
  mayOpen = false
  expect(memory.look()).toBe(before)
})
