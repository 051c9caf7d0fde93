import { afterEach, beforeEach, expect, test, vi } from 'vitest'

beforeEach(() => vi.resetModules())
afterEach(() => vi.unstubAllGlobals())

/** Whether a page of one build counts as older once the server named these with its tickets. */
async function isOlderAfter(own: string | undefined, ...heard: readonly (string | null)[]): Promise<boolean> {
  vi.stubGlobal('document', { documentElement: { dataset: own === undefined ? {} : { build: own } } })
  const { heardBuild, isOlder } = await import('./build.ts')
  for (const build of heard) heardBuild(build)
  return isOlder()
}

test('a page is older as soon as a ticket names another build than its own, be it the first, and stays so', async () => {
  expect(await isOlderAfter('a', 'a', 'a')).toBe(false)
  vi.resetModules()
  expect(await isOlderAfter('a', 'b')).toBe(true)
  vi.resetModules()
  expect(await isOlderAfter('a', 'a', 'b', 'a')).toBe(true)
})

test('a page or a server that names no build says nothing', async () => {
  expect(await isOlderAfter('a', null)).toBe(false)
  vi.resetModules()
  expect(await isOlderAfter(undefined, 'b')).toBe(false)
})
