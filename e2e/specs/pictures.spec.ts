import path from 'node:path'
import type { Person } from '../people/person.ts'
import { expect, test } from '../stack/test.ts'

/**
 * The pictures of the README, drawn by the product itself. `PARLEY_PICTURES=1 npm run e2e -- pictures` writes them into
 * docs/; any other run only shows that they can be made.
 */
const languages = [
  {
    locale: 'en-GB',
    colorScheme: 'light',
    file: 'room.png',
    rooms: ['announcements', 'design', 'incidents', 'random'],
    topic: 'Delivery, deploys and the parts between. On call this week: 林晓雯',
    room: 'engineering',
  },
  {
    locale: 'zh-CN',
    colorScheme: 'dark',
    file: 'room.zh-CN.png',
    rooms: ['公告', '设计', '故障复盘', '闲聊'],
    topic: '消息投递、部署，以及两者之间的一切。本周值班：林晓雯',
    room: '工程',
  },
] as const

for (const { locale, colorScheme, file, rooms, room, topic } of languages) {
  test.describe(locale, () => {
    test.use({ locale, colorScheme })

    test('the picture of a room', async ({ ownStack, newPersonIn }, testInfo) => {
      test.slow()
      const mara = await newPersonIn(ownStack, 'Mara Lindqvist')
      const lin = await newPersonIn(ownStack, '林晓雯')
      const tom = await newPersonIn(ownStack, 'Tom Okafor')
      for (const name of rooms) await mara.createsRoom(name)
      await mara.createsRoom(room, topic)
      await lin.joinsRoom(room)
      await tom.joinsRoom(room)
      const says = async (person: Person, text: string) => {
        await person.sends(text)
        await mara.sees(text)
      }
      await says(lin, '压测结果出来了：两台实例轮流重启十分钟，没有丢消息，也没有重复。用同一个种子就能复现。')
      await says(mara, 'Zero and zero. I’ll put this one on the wall.')
      await says(tom, 'Rolled 4.2.0 to the staging pair. Longest catch-up was 312 ms.')
      await says(tom, 'Two bumps, one per restart. Everything else is flat.')
      await says(lin, '第二个尖峰是网络断开的 30 秒，频道里看不出来。')
      await says(mara, '🎉')
      await mara.page.getByTestId('toggle-members').click()
      await expect(mara.page.getByTestId('member-row')).toHaveCount(3)
      await mara.composer.types('Then the notice can be one line.')
      await mara.page.mouse.move(720, 200)
      const folder = process.env.PARLEY_PICTURES ? path.resolve('docs/pictures') : testInfo.outputDir
      await mara.page.screenshot({ path: path.join(folder, file), animations: 'disabled' })
    })
  })
}
