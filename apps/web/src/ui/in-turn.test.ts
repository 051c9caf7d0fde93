import { expect, test } from 'vitest'
import { inTurn } from './in-turn.ts'

test('what nobody waits for is fetched one piece after the other, also past one that failed', async () => {
  const under: string[] = []
  const ends = new Map<string, (fails: boolean) => void>()
  const piece = (name: string) =>
    inTurn(() => {
      under.push(name)
      return new Promise<string>((resolve, reject) => {
        ends.set(name, (fails) => (fails ? reject(new Error(name)) : resolve(name)))
      })
    })
  const [first, second, third] = [piece('first'), piece('second'), piece('third')]
  await expect.poll(() => under).toEqual(['first'])
  ends.get('first')?.(true)
  await expect(first).rejects.toThrow('first')
  await expect.poll(() => under).toEqual(['first', 'second'])
  ends.get('second')?.(false)
  expect(await second).toBe('second')
  await expect.poll(() => under).toEqual(['first', 'second', 'third'])
  ends.get('third')?.(false)
  expect(await third).toBe('third')
})
