import { WORST_TEXTS } from '@parley/testkit/texts'
import { expect, test } from '../stack/staying.ts'

test('whatever somebody writes, the other’s browser carries out none of it and asks nobody for it', async ({
  alice,
  bob,
  room,
}) => {
  await alice.opens(room)
  await bob.opens(room)
  const told: string[] = []
  const own = new URL(bob.page.url()).host
  bob.page.on('dialog', (dialog) => void dialog.dismiss().then(() => told.push(dialog.message())))
  bob.page.on('request', (request) => {
    if (!['data:', 'blob:'].includes(new URL(request.url()).protocol) && new URL(request.url()).host !== own)
      told.push(request.url())
  })
  const short = Object.values(WORST_TEXTS).filter((text) => text.length < 400 && !/[\0\ud800-\udfff]/.test(text))
  const [fenced, open] = [short.filter((text) => text.includes('```')), short.filter((text) => !text.includes('```'))]
  for (const text of [open.join('\n\n'), fenced.join('\n\n'), `the end ${WORST_TEXTS.spoilers}`])
    await alice.sends(text)
  await expect(bob.timeline.rows.last().getByTestId('message-body')).toContainText('the end')
  const found = await bob.page.getByTestId('timeline').evaluate((timeline) =>
    [...timeline.querySelectorAll('[data-testid="message-body"], [data-testid="message-body"] *')].flatMap(
      (element) => {
        const said = [...element.attributes].filter(
          ({ name, value }) =>
            /^on|^src|^srcdoc|^action/.test(name) || (name === 'href' && !/^(https?:|mailto:|\/rooms\/)/.test(value)),
        )
        const isForeign = /^(script|iframe|object|embed|img|form|style|link|base|meta)$/.test(element.localName)
        return isForeign ? [element.outerHTML] : said.map(({ name, value }) => `${name}=${value}`)
      },
    ),
  )
  expect(found).toEqual([])
  expect(told).toEqual([])
})
