import { expect, test } from 'vitest'
import { createPersonQueue } from './person-queue.ts'

test('the tasks of one person run one after the other, also past a failure; those of others at once', async () => {
  const queue = createPersonQueue()
  const steps: string[] = []
  let release = () => {}
  const first = queue.run('ada', async () => {
    steps.push('first begins')
    await new Promise<void>((resolve) => {
      release = resolve
    })
    steps.push('first ends')
    throw new Error('refused')
  })
  const second = queue.run('ada', async () => steps.push('second'))
  await queue.run('ben', async () => steps.push('other'))
  release()
  await expect(first).rejects.toThrow('refused')
  await second
  expect(steps).toEqual(['first begins', 'other', 'first ends', 'second'])
})
