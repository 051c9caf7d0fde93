import type { Locator } from '@playwright/test'
import type { Person } from '../people/person.ts'
import { expect, test } from '../stack/staying.ts'
import { test as testOfOwn } from '../stack/test.ts'

const EVERYTHING = (bob: string, room: string) => `**bold** *slanted* ~~gone~~ \`inline\` ||the butler||
see [the log](https://a.test/log) by @${bob} in #${room}, so $x^2 + 1$ for $5 and $10

\`\`\`ts
const answer: number = 42
${Array.from({ length: 25 }, (_, line) => `step(${line})`).join('\n')}
\`\`\`
> she said
> **so**

- [x] done
- [ ] open
  1. first
  2. second

| name | count |
|:-----|------:|
| lost |     0 |

$$
\\frac{a}{b}
$$`

/** The newest message. */
const last = (person: Person): Locator => person.timeline.rows.last().getByTestId('message-body')

test('what one formats the other sees formatted, now and after a reload, and nothing moves', async ({
  alice,
  bob,
  room,
}) => {
  await alice.opens(room)
  await bob.opens(room)
  await alice.sends(EVERYTHING(bob.account.handle, room))
  const body = last(bob)
  for (const words of ['bold', 'slanted', 'gone', 'inline'])
    await expect(body.getByText(words, { exact: true })).toBeVisible()
  await expect(body.locator('strong').first()).toHaveCSS('font-weight', '600')
  await expect(body.locator('del')).toHaveText('gone')

  const link = body.getByRole('link', { name: 'the log' })
  await expect(link).toHaveAttribute('href', 'https://a.test/log')
  await expect(link).toHaveAttribute('rel', /noopener noreferrer/)

  const mention = body.getByTestId('mention')
  await expect(mention).toHaveText(`@${bob.name}`)
  await expect(mention).toHaveAttribute('data-mine', 'true')
  await expect(last(alice).getByTestId('mention')).not.toHaveAttribute('data-mine')
  await expect(body.getByTestId('formula')).toHaveCount(2)
  await expect(body.locator('math mfrac')).toBeVisible()
  await expect(body.locator('math').first()).toContainText('x2+1')

  const code = body.getByTestId('code-block')
  await expect(code).toHaveAccessibleName('Code, ts')
  await expect(code.locator('code span', { hasText: 'const' })).toBeVisible()
  await expect(code.getByText('step(24)')).toHaveCount(0)
  await code.getByRole('button', { name: 'Show all 26 lines' }).click()
  await expect(code.getByText('step(24)')).toBeVisible()
  await bob.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await code.getByTestId('copy-code').click()
  expect(await bob.page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^const answer: number = 42\nstep\(0\)[\s\S]*step\(24\)$/,
  )

  const spoiler = body.getByTestId('spoiler')
  await expect(bob.timeline.rows.last()).toHaveAccessibleName(/spoiler/)
  await expect(bob.timeline.rows.last()).not.toHaveAccessibleName(/butler/)
  await expect(body.getByText('the butler')).toHaveCSS('opacity', '0')
  await spoiler.focus()
  await bob.page.keyboard.press('Enter')
  await expect(body.getByText('the butler')).toHaveCSS('opacity', '1')

  await expect(body.getByRole('columnheader', { name: 'count' })).toHaveCSS('text-align', 'right')
  await expect(body.getByRole('checkbox')).toHaveCount(2)
  await expect(body.getByRole('checkbox').first()).toBeChecked()
  await expect(body.getByRole('checkbox').first()).toBeDisabled()
  await bob.page.evaluate(() => navigator.clipboard.writeText(''))
  await body.evaluate((element) => {
    getSelection()?.selectAllChildren(element)
    document.execCommand('copy')
  })
  const copied = await bob.page.evaluate(() => navigator.clipboard.readText())
  const lines = copied.split('\n').map((line) => line.trimEnd())
  for (const line of ['• [x] done', '1. first', 'lost\t0', 'step(24)', '$$\\frac{a}{b}$$'])
    expect(lines).toContain(line)
  expect(copied).toContain('so $x^2 + 1$ for $5 and $10')

  // What the server draws is what the browser keeps: a reload shifts nothing once it is painted.
  const watch = await bob.page.addInitScript(() => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const shift = entry as unknown as { value: number }
        document.documentElement.dataset.shift = String(
          Number(document.documentElement.dataset.shift ?? 0) + shift.value,
        )
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await bob.page.reload()
  await bob.isOnline()
  await expect(last(bob).locator('math mfrac')).toBeVisible()
  await expect(last(bob).locator('code span', { hasText: 'const' })).toBeVisible()
  expect(Number((await bob.page.locator('html').getAttribute('data-shift')) ?? 0)).toBeLessThan(0.01)
  await watch.dispose()

  await bob.opens('general')
  await bob.sends(`back to #${room} now`)
  await last(bob).getByTestId('room-reference').click()
  await expect(bob.page.getByTestId('room-title')).toHaveText(room)
})

testOfOwn(
  'the toolbar, the shortcuts and the keys format what is written, and undo takes it back',
  async ({ alice, bob, room }) => {
    const { input } = alice.composer
    await alice.opens(room)
    await bob.opens(room)
    await alice.composer.types('very loud')
    await alice.page.getByTestId('format-button').click()
    await expect(alice.page.getByRole('toolbar', { name: 'Formatting' }).getByRole('button')).toHaveCount(10)
    await input.evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(5, 9))
    await alice.page.getByTestId('format-bold').click()
    await alice.composer.holds('very **loud**')
    await input.press('ControlOrMeta+i')
    await alice.composer.holds('very ***loud***')
    await input.press('ControlOrMeta+z')
    await alice.composer.holds('very **loud**')
    await input.press('ControlOrMeta+z')
    await alice.composer.holds('very loud')
    await input.evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(5, 9))
    await input.press('*')
    await input.press('*')
    await alice.composer.holds('very **loud**')

    // A copied address makes a link of the words.
    await alice.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await alice.page.evaluate(() => navigator.clipboard.writeText('https://a.test/log'))
    await input.press('ControlOrMeta+v')
    await alice.composer.holds('very **[loud](https://a.test/log)**')

    await alice.page.getByTestId('preview-button').click()
    await expect(alice.page.getByTestId('preview').locator('strong')).toHaveText('loud')
    await expect(input).toBeHidden()
    await alice.page.keyboard.press('Escape')
    await expect(input).toBeFocused()
    await input.press('Enter')
    await expect(last(bob).locator('strong').getByRole('link')).toHaveText('loud')

    // Lists go on, and end with an empty item.
    await input.pressSequentially('- [x] a')
    await input.press('Shift+Enter')
    await input.pressSequentially('b')
    await input.press('Shift+Enter')
    await alice.composer.holds('- [x] a\n- [ ] b\n- [ ] ')
    await input.press('Shift+Enter')
    await alice.composer.holds('- [x] a\n- [ ] b\n')
    await input.press('Enter')
    await expect(last(bob).getByRole('checkbox')).toHaveCount(2)

    // What was sent comes back, and Tab leaves the box.
    await input.press('ControlOrMeta+ArrowUp')
    await alice.composer.holds('- [x] a\n- [ ] b')
    await input.press('ControlOrMeta+ArrowUp')
    await alice.composer.holds('very **[loud](https://a.test/log)**')
    await input.press('ControlOrMeta+ArrowDown')
    await input.press('ControlOrMeta+ArrowDown')
    await alice.composer.holds('')

    // What is pasted and long may become a block, which folds up.
    const long = `${'a line of a long log\n'.repeat(200)}its end`
    await alice.page.evaluate((text) => navigator.clipboard.writeText(text), long)
    await input.press('ControlOrMeta+v')
    await alice.composer.holds(long)
    const note = alice.page.getByTestId('paste-note')
    await expect(note).toContainText('Pasted 4,207 characters')
    // The offer goes with what it is about.
    await alice.composer.types('something else')
    await expect(note).toHaveCount(0)
    await alice.composer.types('')
    await input.press('ControlOrMeta+v')
    await note.getByRole('button', { name: 'Close' }).click()
    await expect(note).toHaveCount(0)
    await expect(input).toBeFocused()
    await alice.composer.types('')
    await input.press('ControlOrMeta+v')
    await note.getByRole('button', { name: 'Make it code' }).click()
    await expect(note).toHaveCount(0)
    await expect(input).toHaveValue(/^```\na line of a long log\n[^`]+\nits end\n```\n?$/)
    // Whoever goes on writes behind it.
    expect(await input.evaluate((box: HTMLTextAreaElement) => box.value.length - box.selectionStart)).toBe(0)
    await input.press('Enter')
    await expect(last(bob).getByRole('button', { name: 'Show all 201 lines' })).toBeVisible()
    await input.press('Tab')
    await expect(input).not.toBeFocused()

    // Enter makes a line where that was chosen; the toolbar is where it was left.
    await alice.arrives('/settings')
    const sendKey = alice.page.getByTestId('setting-send-key')
    await sendKey.getByText('Ctrl Enter').click()
    // What is chosen shows once it is kept.
    await expect(sendKey.getByRole('radio', { name: 'Ctrl Enter' })).toBeChecked()
    await alice.arrives()
    await alice.opens(room)
    await expect(alice.page.getByTestId('toolbar')).toBeVisible()
    // The code for lists is here once a key of it does something.
    await expect(async () => {
      await input.fill('')
      await input.pressSequentially('1. one')
      await input.press('Enter')
      expect(await input.inputValue()).toBe('1. one\n2. ')
    }).toPass()
    await input.pressSequentially('two')
    await alice.composer.holds('1. one\n2. two')
    await input.press('Control+Enter')
    await alice.composer.holds('')
    await expect(last(bob).getByRole('listitem')).toHaveCount(2)
  },
)
