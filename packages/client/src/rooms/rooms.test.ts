import { afterEach, expect, test, vi } from 'vitest'
import { World } from '../simulation/world.ts'

afterEach(() => vi.restoreAllMocks())

test('rooms have one order everywhere, whatever the language of the runtime is', async () => {
  const world = new World()
  const ann = world.person('ann')
  const names = ['zoo', 'ähre', 'z10', '公告', 'aap', '安全', 'z9']
  for (const name of names) world.room(name, ann)
  const inSwedish = new Intl.Collator('sv')
  vi.spyOn(String.prototype, 'localeCompare').mockImplementation(function (this: string, that: string) {
    return inSwedish.compare(String(this), that)
  })
  const a = await world.online(ann)
  expect(a.client.rooms.getSnapshot().map(({ room }) => room.name)).toEqual([
    'aap',
    'z10',
    'z9',
    'zoo',
    'ähre',
    '公告',
    '安全',
  ])
})
