import { readFile, writeFile } from 'node:fs/promises'
import type { Locator } from '@playwright/test'
import { hold } from '../people/hold.ts'
import { type Painted, paint } from '../people/paint.ts'
import type { Person } from '../people/person.ts'
import { expect, test } from '../stack/staying.ts'

const attachments = (who: Person): Locator => who.page.getByTestId('attachment')
const uploaded = (who: Person): Locator => who.page.locator('[data-testid=attachment][data-state=done]')
const chooses = (who: Person, ...files: Painted[]) => who.page.getByTestId('attach-input').setInputFiles(files)
/** The rows with pictures, from top to bottom. */
const pictured = (who: Person): Locator =>
  who.timeline.rows.filter({ has: who.page.getByTestId('pictures') }).and(who.page.locator('[data-state=sent]'))

/** Pastes or drops a file as the browser would. */
async function brings(who: Person, how: 'paste' | 'drop', { name, mimeType, buffer }: Painted): Promise<void> {
  const file = { name, type: mimeType, base64: buffer.toString('base64') }
  const transfer = await who.page.evaluateHandle(({ name, type, base64 }) => {
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
    const data = new DataTransfer()
    data.items.add(new File([bytes], name, { type }))
    return data
  }, file)
  if (how === 'paste') {
    await who.composer.input.evaluate(
      (box, data) =>
        box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })),
      transfer,
    )
    return
  }
  await who.page.dispatchEvent('[data-testid=timeline]', 'dragenter', { dataTransfer: transfer })
  await expect(who.page.getByTestId('drop-place')).toBeVisible()
  await who.page.dispatchEvent('[data-testid=timeline]', 'drop', { dataTransfer: transfer })
  await expect(who.page.getByTestId('drop-place')).toHaveCount(0)
}

/** Two frames, red and blue. */
const MOVING: Painted = {
  name: 'moving.gif',
  mimeType: 'image/gif',
  buffer: Buffer.from(
    'R0lGODlhGAAQAIAAAExpccwAACH/C05FVFNDQVBFMi4wAwEAAAAh+QQFFAAAACwAAAAAGAAQAAACEYyPqcvtD6OctNqLs968+68UACH5BAUUAAAALAAAAAAYABAAgExpcQBmzAIRjI+py+0Po5y02ouz3rz7rxQAOw==',
    'base64',
  ),
}

const isLoaded = (picture: Locator) =>
  expect
    .poll(() => picture.locator('img').evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0))
    .toBe(true)

test('pictures are chosen, pasted and dropped, one is taken off again, and the others arrive with their words', async ({
  alice,
  bob,
  room,
}) => {
  await alice.opens(room)
  await bob.opens(room)
  await chooses(alice, await paint(alice.page, 'wide.png', 1600, 600, '#2f6f4f'))
  await brings(alice, 'paste', await paint(alice.page, 'image.png', 300, 300, '#b5483a'))
  await brings(alice, 'drop', await paint(alice.page, 'tall.png', 400, 900, '#34558b'))
  await expect(uploaded(alice)).toHaveCount(3)
  await attachments(alice).nth(1).getByTestId('remove-attachment').click()
  await expect(attachments(alice)).toHaveCount(2)
  await alice.sends('two of three')
  await bob.sees('two of three')
  const pictures = bob.timeline.row('two of three').getByTestId('picture')
  await expect(pictures).toHaveCount(2)
  for (const name of ['wide.png', 'tall.png']) await isLoaded(pictures.filter({ has: bob.page.getByAltText(name) }))
  await expect(attachments(alice)).toHaveCount(0)

  // A picture needs no words.
  await chooses(alice, await paint(alice.page, 'alone.png', 800, 600, '#7a5a2a'))
  await expect(uploaded(alice)).toHaveCount(1)
  await alice.page.getByTestId('composer-send').click()
  await expect(pictured(bob)).toHaveCount(2)
  await isLoaded(pictured(bob).nth(1).getByTestId('picture'))
  await expect(pictured(bob).nth(1)).toHaveAccessibleName(/1 picture/)

  // It may get words and lose them, and an answer quotes it without.
  const alone = pictured(alice).nth(1)
  for (const words of ['some words', '']) {
    await alone.focus()
    await alice.page.keyboard.press('e')
    await expect(alice.page.getByTestId('composer-editing')).toBeVisible()
    await alice.composer.input.fill(words)
    await alice.composer.input.press('Enter')
    await (words === '' ? bob.seesNot('some words') : bob.sees(words))
  }
  await pictured(bob).nth(1).focus()
  await bob.page.keyboard.press('r')
  await bob.sends('a fine one')
  await expect(alice.timeline.row('a fine one').getByTestId('quote')).toContainText('Picture')

  // One of several is taken off by an edit, after a change of mind; the last one of a message without words is a deletion.
  const words = alice.timeline.row('two of three')
  const taken = await pictures
    .filter({ has: bob.page.getByAltText('wide.png') })
    .locator('img')
    .getAttribute('src')
  await words.focus()
  await alice.page.keyboard.press('e')
  const edited = alice.page.getByTestId('edited-picture')
  await expect(edited).toHaveCount(2)
  await edited.nth(1).getByTestId('take-off-picture').click()
  await edited.nth(1).getByTestId('put-back-picture').click()
  await edited.nth(0).getByTestId('take-off-picture').click()
  await alice.composer.input.press('Enter')
  await expect(words.getByTestId('picture')).toHaveCount(1)
  await expect(pictures).toHaveCount(1)
  await expect(pictures.getByAltText('tall.png')).toHaveCount(1)
  await expect.poll(async () => (await bob.page.request.get(`${bob.baseUrl}${taken}`)).status()).toBe(404)
  await bob.timeline.row('two of three').getByTestId('edited').click()
  await expect(bob.page.getByTestId('edit-version').nth(1)).toContainText('1 picture was taken off')
  await bob.page.keyboard.press('Escape')
  await alone.focus()
  await alice.page.keyboard.press('e')
  await edited.getByTestId('take-off-picture').click()
  await alice.composer.input.press('Enter')
  await expect(alice.page.getByTestId('confirm-dialog')).toBeVisible()
  await alice.page.keyboard.press('Escape')
  await expect(pictured(bob)).toHaveCount(2)

  // What was deleted is gone, for whoever knows the address, too.
  const address = await pictures.first().locator('img').getAttribute('src')
  expect((await bob.page.request.get(`${bob.baseUrl}${address}`)).status()).toBe(200)
  await alice.deletes('two of three')
  await bob.seesNot('two of three')
  expect((await bob.page.request.get(`${bob.baseUrl}${address}`)).status()).toBe(404)
})

test('what cannot be taken is said at once, with the limit, and nothing is sent', async ({ alice, room }, testInfo) => {
  await alice.opens(room)
  let posts = 0
  alice.page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().includes('/api/files')) posts += 1
  })
  // By its path: Playwright would carry all its bytes to the browser.
  const huge = testInfo.outputPath('huge.png')
  await writeFile(huge, Buffer.alloc(21 * 1024 * 1024))
  await alice.page.getByTestId('attach-input').setInputFiles(huge)
  await expect(alice.page.getByText('huge.png: A picture may have up to 20 MB')).toBeVisible()
  await chooses(alice, { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('hi') })
  await expect(alice.page.getByText('notes.txt: This is no picture')).toBeVisible()
  const small = await paint(alice.page, 'small.png', 20, 20, '#444')
  expect(posts).toBe(0)
  await chooses(alice, ...Array.from({ length: 12 }, (_, index) => ({ ...small, name: `small-${index}.png` })))
  await expect(alice.page.getByText('A message takes up to 10 pictures')).toBeVisible()
  await expect(uploaded(alice)).toHaveCount(10)
  // What the server does not have stays, and the message with it, until it is taken off or goes at last.
  await attachments(alice).first().getByTestId('remove-attachment').click()
  const error = { code: 'FILE_BROKEN', message: '', retryable: false }
  await alice.page.route('**/api/files?**', (route) => route.fulfill({ status: 400, json: { error } }), { times: 1 })
  await chooses(alice, small)
  const failed = alice.page.locator('[data-testid=attachment][data-state=failed]')
  await expect(failed).toHaveCount(1)
  await alice.composer.input.press('Enter')
  await expect(attachments(alice)).toHaveCount(10)
  await failed.getByTestId('retry-attachment').click()
  await expect(uploaded(alice)).toHaveCount(10)
})

test('a message waits for its pictures while its author goes on, can be called back, and survives a reload', async ({
  alice,
  bob,
  room,
}) => {
  await alice.opens(room)
  await bob.opens(room)
  const first = await hold(alice.page, '**/api/files?**', 'POST')
  await chooses(alice, await paint(alice.page, 'slow.png', 500, 400, '#2f6f4f'))
  // How far each one is, is told; one that is on its way is given up with a click.
  await chooses(alice, await paint(alice.page, 'given up.png', 500, 400, '#2f6f4f'))
  const ring = alice.page.getByRole('progressbar', { name: /given up\.png/ })
  await expect(ring).toHaveAttribute('aria-valuenow', /^\d+$/)
  const givenUp = attachments(alice).filter({ has: ring })
  await givenUp.getByTestId('remove-attachment').click()
  await expect(attachments(alice)).toHaveCount(1)
  await alice.sends('wait for it')
  const waiting = alice.page.getByTestId('waiting-send')
  await expect(waiting).toContainText('wait for it')
  await alice.sends('meanwhile')
  await bob.sees('meanwhile')
  await bob.seesNot('wait for it')
  await waiting.getByTestId('cancel-waiting').click()
  await alice.composer.holds('wait for it')
  await expect(attachments(alice)).toHaveCount(1)
  await alice.composer.input.press('Enter')
  await expect(waiting).toHaveCount(1)
  await first.release()
  await bob.sees('wait for it')
  await expect(bob.timeline.row('wait for it').getByTestId('picture')).toHaveCount(1)
  await expect(waiting).toHaveCount(0)

  await chooses(alice, await paint(alice.page, 'done.png', 500, 400, '#34558b'))
  await expect(uploaded(alice)).toHaveCount(1)
  await hold(alice.page, '**/api/files?**', 'POST')
  await chooses(alice, await paint(alice.page, 'never.png', 500, 400, '#34558b'))
  await alice.sends('after a reload')
  await expect(waiting).toHaveCount(1)
  await alice.page.reload()
  await alice.isOnline()
  await alice.composer.holds('after a reload')
  await expect(uploaded(alice)).toHaveCount(1)
  await alice.composer.input.press('Enter')
  await bob.sees('after a reload')
  await expect(bob.timeline.row('after a reload').getByTestId('picture')).toHaveCount(1)
})

test('nothing moves when pictures arrive, and the lightbox goes through all of them by keyboard', async ({
  alice,
  bob,
  room,
}) => {
  await alice.opens(room)
  await bob.opens(room)
  const slow = await hold(bob.page, '**/api/files/**', 'GET')
  await chooses(
    alice,
    await paint(alice.page, 'first.png', 2000, 1500, '#2f6f4f'),
    await paint(alice.page, 'second.png', 300, 900, '#b5483a'),
  )
  await expect(uploaded(alice)).toHaveCount(2)
  await alice.sends('a pair')
  await chooses(alice, await paint(alice.page, 'third.png', 1500, 2000, '#34558b'))
  await expect(uploaded(alice)).toHaveCount(1)
  await alice.sends('one more')
  await bob.sees('one more')
  const places = async () => [
    await bob.timeline.row('a pair').boundingBox(),
    await bob.timeline.row('one more').boundingBox(),
  ]
  const before = await places()
  await slow.release()
  const pictures = bob.timeline.root.getByTestId('picture')
  for (const index of [0, 1, 2]) await isLoaded(pictures.nth(index))
  expect(await places()).toEqual(before)

  await pictures.nth(1).focus()
  await bob.page.keyboard.press('Enter')
  const lightbox = bob.page.getByTestId('lightbox')
  await expect(lightbox).toContainText('second.png')
  await expect(lightbox.getByTestId('lightbox-place')).toHaveText('2 of 3')
  await bob.page.keyboard.press('ArrowRight')
  await expect(lightbox).toContainText('third.png')
  const shown = lightbox.getByTestId('lightbox-picture')
  await expect(shown).toHaveAttribute('data-scale', '1.00')
  await bob.page.keyboard.press('+')
  await expect(shown).toHaveAttribute('data-scale', '1.50')
  await bob.page.keyboard.press('-')
  await expect(shown).toHaveAttribute('data-scale', '1.00')
  await bob.page.mouse.move(700, 450)
  await bob.page.mouse.wheel(0, -300)
  await expect(shown).not.toHaveAttribute('data-scale', '1.00')
  await bob.page.keyboard.press('0')
  await bob.page.keyboard.press('ArrowLeft')
  await bob.page.keyboard.press('ArrowLeft')
  await expect(lightbox).toContainText('first.png')
  await expect(lightbox.getByTestId('lightbox-left')).toHaveCount(0)
  const [download] = await Promise.all([bob.page.waitForEvent('download'), lightbox.getByTestId('download').click()])
  expect(download.suggestedFilename()).toBe('first.png')
  expect((await readFile(await download.path())).subarray(1, 4).toString()).toBe('PNG')
  await bob.page.keyboard.press('Escape')
  await expect(lightbox).toHaveCount(0)
  await expect(pictures.nth(1)).toBeFocused()

  // Where somebody wants nothing to move, what moves stands still until they play it.
  await bob.page.emulateMedia({ reducedMotion: 'reduce' })
  await alice.page.emulateMedia({ reducedMotion: 'no-preference' })
  await chooses(alice, MOVING)
  await expect(uploaded(alice)).toHaveCount(1)
  await alice.sends('it moves')
  await bob.sees('it moves')
  const moving = bob.timeline.row('it moves')
  const shownAs = () => moving.locator('img').evaluate((image: HTMLImageElement) => image.currentSrc.split('/').at(-1))
  await expect.poll(shownAs).toBe('still')
  await moving.getByTestId('play-picture').click()
  await expect.poll(shownAs).toMatch(/^(480|1280)$/)
  await moving.getByTestId('play-picture').click()
  await expect.poll(shownAs).toBe('still')
  await moving.getByTestId('picture').press('Enter')
  await bob.page.getByTestId('lightbox-play').click()
  await expect(lightbox.locator('source')).toHaveCount(0)
  await bob.page.keyboard.press('Escape')
  await expect(alice.timeline.row('it moves').getByTestId('play-picture')).toBeHidden()
})
