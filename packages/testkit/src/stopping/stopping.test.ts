import { expect, test } from 'vitest'
import { createStopping } from './stopping.ts'

test('what was started last is stopped first, once, however often one asks', async () => {
  const stopping = createStopping()
  const stopped: string[] = []
  for (const name of ['database', 'server']) stopping.add(async () => stopped.push(name))
  await Promise.all([stopping.stop(), stopping.stop()])
  expect(stopped).toEqual(['server', 'database'])
})

test('one that cannot be stopped does not keep the others, and what starts too late is stopped, too', async () => {
  const stopping = createStopping()
  const stopped: string[] = []
  stopping.add(async () => stopped.push('first'))
  stopping.add(() => Promise.reject(new Error('stuck')))
  await stopping.stop()
  void stopping.later(Promise.resolve('late'), async (name) => stopped.push(name))
  await stopping.stop()
  await new Promise((resolve) => setTimeout(resolve, 0))
  expect(stopped).toEqual(['first', 'late'])
})
