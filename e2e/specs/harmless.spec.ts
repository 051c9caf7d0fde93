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

const HARMFUL = [
  `<script>alert(1)</script> <img src=x onerror=alert(1)> <svg/onload=alert(1)> "><iframe srcdoc="<script>alert(1)</script>">
<a href="javascript:alert(1)">x</a> [x](javascript:alert(1)) [y](JaVaScRiPt:alert(1)) [z](&#106;avascript:alert(1)) <javascript:alert(1)>
[d](data:text/html,<script>alert(1)</script>) ![t](https://evil.test/pixel.png) ![](https://evil.test/p.png) [r](//evil.test)
https://x.test/"onmouseover="alert(1) &lt;script&gt;alert(1)&lt;/script&gt; {{constructor.constructor("alert(1)")()}}
\u202ehttps://x.test/gpj.exe\u202c [https://bank.test](https://evil.test) \ud83d **\ude00**`,
  '```html\n<img src=x onerror=alert(1)>\n```\n```"><img/src=x/onerror=alert(1)>\nx\n```',
  '$\\href{javascript:alert(1)}{x}$ $\\htmlStyle{position:fixed}{x}$ $\\includegraphics{https://evil.test/x.png}$ $$\\def\\a{\\a\\a}\\a$$',
  `${'*'.repeat(4_000)}a${'`'.repeat(4_000)}`,
  `${'['.repeat(2_000)}${'[a]('.repeat(1_500)}`,
  `${'>'.repeat(4_000)}\n${'- '.repeat(2_000)}`,
  `${'|a'.repeat(20)}\n${'|-'.repeat(20)}\n${'|b\n'.repeat(300)}`,
  `${'||a|| '.repeat(50)}${'`b` '.repeat(50)}${'@c '.repeat(50)}${'$y$ '.repeat(20)}`,
  `a${'\u0301\u0322\u034e'.repeat(3_333)}`,
]

test('the worst that can be written executes nothing, calls nobody and stays in its row', async ({
  alice,
  bob,
  room,
}) => {
  const dialogs: string[] = []
  const strangers: string[] = []
  bob.page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  bob.page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    if (protocol.startsWith('http') && hostname !== new URL(bob.baseUrl).hostname) strangers.push(request.url())
  })
  await alice.opens(room)
  await bob.opens(room)
  // Only rows near the screen stay in the page, so whatever comes into it is noted as it comes.
  await bob.timeline.root.evaluate((root) => {
    const note = (attribute: string, value: string) => {
      root.setAttribute(attribute, `${root.getAttribute(attribute) ?? ''}${value}\n`)
    }
    new MutationObserver((changes) => {
      for (const added of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
        if (!(added instanceof Element)) continue
        for (const element of [added, ...added.querySelectorAll('*')]) {
          if (element.closest('[data-testid="message-body"]') === null) continue
          note('data-tags', element.localName)
          for (const name of element.getAttributeNames()) {
            if (name.startsWith('on')) note('data-handlers', name)
            if (name === 'href' || name === 'src') note('data-addresses', element.getAttribute(name) ?? '')
          }
        }
      }
    }).observe(root, { childList: true, subtree: true })
  })
  for (const text of HARMFUL) await alice.sends(text)
  await alice.sends('after all')
  await bob.sees('after all')
  const noted = (attribute: string) =>
    bob.timeline.root.evaluate((root, name) => (root.getAttribute(name) ?? '').split('\n').filter(Boolean), attribute)
  const drawn = {
    tags: new Set(await noted('data-tags')),
    handlers: await noted('data-handlers'),
    addresses: await noted('data-addresses'),
  }
  for (const tag of ['script', 'iframe', 'object', 'embed', 'form', 'img', 'style', 'link', 'base', 'meta', 'video'])
    expect(drawn.tags.has(tag), tag).toBe(false)
  expect(drawn.handlers).toEqual([])
  expect(drawn.addresses.length).toBeGreaterThan(0)
  for (const address of drawn.addresses) expect(address).toMatch(/^https?:\/\//)
  await bob.page.reload()
  await bob.isOnline()
  await bob.sees('after all')
  expect(dialogs).toEqual([])
  expect(strangers).toEqual([])

  // Heaped-up accents are cut off at their own row.
  const zalgo = bob.timeline.rows.nth(-2).getByTestId('message-body').locator('xpath=..')
  await expect(zalgo).toHaveCSS('overflow', 'clip')
  expect((await zalgo.boundingBox())?.height).toBeLessThan(60)
})
