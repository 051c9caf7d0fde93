import { longPresses } from '../people/message.ts'
import type { Person } from '../people/person.ts'
import { expect, test } from '../stack/staying.ts'

/** What can be touched and offers less than a fingertip, be it beyond what is drawn of it. */
function tooSmall({ page }: Person): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, a[href], input, textarea, [role="button"]')]
      .filter((element) => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }))
      .map((element) => {
        const box = element.getBoundingClientRect()
        const beyond = getComputedStyle(element, '::before')
        const isTouchable = element.matches('.touchable')
        const width = Math.max(box.width, isTouchable ? Number.parseFloat(beyond.width) : 0)
        return { element, width, height: Math.max(box.height, isTouchable ? Number.parseFloat(beyond.height) : 0) }
      })
      // Links inside a sentence are as high as the sentence (WCAG 2.2, 2.5.8).
      .filter(({ element, width, height }) => {
        return width > 1 && height > 1 && !element.closest('[data-testid="message-body"]')
      })
      .filter(({ width, height }) => width < 39.5 || height < 43.5)
      .map(({ element, width, height }) => `${element.outerHTML.slice(0, 120)} ${width}×${height}`),
  )
}

test('on a phone a person goes from the list into a room, writes, and goes back', async ({ alice, bob, room }) => {
  await alice.opens(room)
  await expect(alice.sidebar.root).toBeHidden()
  await alice.composer.types('from my pocket')
  await alice.page.getByTestId('composer-send').click()
  await bob.opens(room)
  await bob.sees('from my pocket')
  await alice.page.getByTestId('back-to-rooms').click()
  await expect(alice.sidebar.room(room)).toBeVisible()
})

test('on a phone Enter makes a line, and everything one can touch is at least 44 px high', async ({ alice, room }) => {
  await alice.opens(room)
  await alice.composer.types('one')
  await alice.composer.input.press('Enter')
  await alice.composer.input.pressSequentially('two')
  await alice.composer.holds('one\ntwo')
  expect(await tooSmall(alice)).toEqual([])
  await alice.page.getByTestId('composer-send').click()
  const day = alice.page.getByTestId('jump-to-date')
  await expect(day).toBeVisible()
  expect((await day.boundingBox())?.height).toBeGreaterThanOrEqual(43.5)
  await expect(alice.timeline.rows).toHaveCount(1)
  await expect(alice.timeline.rows.locator('button[data-profile]')).toBeVisible()
  expect(await tooSmall(alice)).toEqual([])
  await alice.page.getByTestId('toggle-members').click()
  await expect(alice.page.getByTestId('member-row')).toHaveCount(2)
  expect(await tooSmall(alice)).toEqual([])
})

const isNotTooWide = ({ page }: Person) =>
  expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth))
    .toBeLessThanOrEqual(0)

test('on a phone what is saved or to be sent later has room for its words, with its acts beneath', async ({
  newPerson,
  room,
}) => {
  const nora = await newPerson('Nora')
  const { page } = nora
  await nora.joinsRoom(room)
  const text = 'A sentence that is longer than a line of a phone, and then goes on for another one or two'
  await nora.composer.types(text)
  await page.getByTestId('composer-send').click()
  await (await longPresses(nora, text)).getByTestId('message-save').click()
  await nora.composer.types(text)
  await page.getByTestId('schedule').click()
  await page.getByTestId('schedule-tomorrow').click()
  await nora.composer.holds('')
  for (const [path, id, act] of [
    ['/saved', 'saved-row', 'saved-done'],
    ['/drafts', 'scheduled-row', 'scheduled-send'],
  ] as const) {
    await nora.arrives(path)
    const words = page.getByTestId(id).getByText(text)
    await expect(words).toBeVisible()
    expect(await tooSmall(nora)).toEqual([])
    await isNotTooWide(nora)
    const [read, done] = [await words.boundingBox(), await page.getByTestId(act).boundingBox()]
    expect(read?.width).toBeGreaterThan(260)
    expect(done?.y).toBeGreaterThan((read?.y ?? 0) + (read?.height ?? 0) - 10)
  }
})

test('on a phone nothing is wider than the screen', async ({ alice, room }) => {
  await alice.opens(room)
  await alice.composer.types(`${'unbroken'.repeat(40)} https://tideline.example/${'path/'.repeat(40)}`)
  await alice.page.getByTestId('composer-send').click()
  await expect(alice.timeline.rows).toHaveCount(1)
  await isNotTooWide(alice)
})
