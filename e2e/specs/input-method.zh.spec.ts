import { InputMethod } from '../people/input-method.ts'
import { chooses } from '../people/message.ts'
import type { Person } from '../people/person.ts'
import { test as testOfAdmin } from '../stack/administered.ts'
import { expect, test } from '../stack/test.ts'

/** Writes by an input method into whatever `open` brings; its Enter and Escape are for the choice of the characters. */
async function composesIn(person: Person, fields: readonly (readonly [string, () => Promise<void>])[]): Promise<void> {
  const inputMethod = await InputMethod.of(person)
  for (const [id, open] of fields) {
    await test.step(id, async () => {
      await open()
      const field = person.page.getByTestId(id).first()
      await field.fill('')
      await inputMethod.composes("lv'cha")
      await inputMethod.presses('Enter')
      await inputMethod.presses('Escape')
      await expect(field).toHaveValue("lv'cha")
      await inputMethod.commits('绿茶')
      await expect(field).toHaveValue('绿茶')
    })
  }
}

test('the Enter of an input method makes, keeps and sends nothing, in any field of the chat', async ({
  alice,
  bob,
  room,
}) => {
  test.slow()
  const { page } = alice
  const clicks = async (...ids: string[]) => {
    for (const id of ids) await page.getByTestId(id).first().click()
  }
  const leaves = async (id: string) => {
    await page.getByTestId(id).first().press('Escape')
    await expect(page.locator('[data-dialog-open]')).toHaveCount(0)
  }
  await bob.opens(room)
  await bob.sends('收到')
  await alice.opens(room)
  await alice.sees('收到')
  await composesIn(alice, [
    ['room-topic-input', () => clicks('create-room')],
    ['room-description-input', async () => undefined],
  ])
  await leaves('room-description-input')
  await composesIn(alice, [['poll-new-option', () => clicks('composer-more', 'new-poll')]])
  await leaves('poll-new-option')
  await composesIn(alice, [['announcement-text', () => clicks('composer-more', 'new-announcement')]])
  await leaves('announcement-text')
  await composesIn(alice, [['category-name', () => clicks('section-menu', 'new-category')]])
  await leaves('category-name')
  await composesIn(alice, [['emoji-search', () => clicks('emoji-button')]])
  await page.getByTestId('emoji-search').press('Escape')
  await composesIn(alice, [
    ['status-text', () => clicks('workspace-menu', 'set-status')],
    ['emoji-search', () => clicks('pick-status-emoji')],
  ])
  await leaves('status-text')
  await composesIn(alice, [
    ['forward-search', () => chooses(alice, '收到', 'message-forward')],
    ['forward-note', async () => undefined],
  ])
  await leaves('forward-note')
  await composesIn(alice, [['report-note', () => chooses(alice, '收到', 'message-report')]])
  await leaves('report-note')
  await composesIn(alice, [['room-name', () => clicks('toggle-members', 'room-settings')]])
  await leaves('room-name')
  await alice.composer.types('明天见')
  await composesIn(alice, [
    [
      'scheduled-text',
      async () => {
        await clicks('schedule', 'schedule-tomorrow')
        await page.locator('[data-testid="side-link"][data-path="/drafts"]').click()
        await clicks('scheduled-edit')
      },
    ],
  ])
  await leaves('scheduled-text')
  await expect(page.getByTestId('scheduled-row')).toContainText('明天见')

  await alice.arrives('/settings')
  const nothing = async () => undefined
  await composesIn(alice, [
    ['display-name', nothing],
    ['profile-title-input', nothing],
    ['profile-pronouns', nothing],
    ['status-text', nothing],
    ['keywords', nothing],
  ])
  await page.reload()
  await alice.isOnline()
  await expect(page.getByTestId('display-name')).toHaveValue(alice.name)
  for (const id of ['profile-title-input', 'profile-pronouns', 'status-text', 'keywords'])
    await expect(page.getByTestId(id)).toHaveValue('')
  await alice.arrives()
  await alice.opens(room)
  await expect(alice.timeline.rows).toHaveCount(1)
  await expect(page.getByTestId('sidebar-section').filter({ hasText: '绿茶' })).toHaveCount(0)
})

testOfAdmin('the Enter of an input method changes nothing in the administration either', async ({ admin }) => {
  test.slow()
  const { page } = admin
  const goesTo = (path: string) => () => admin.arrives(`/admin/${path}`)
  const here = async () => undefined
  const inputMethod = await InputMethod.of(admin)
  const search = page.getByTestId('admin-search')
  for (const path of ['people', 'rooms', 'moderation']) {
    await test.step(path, async () => {
      await goesTo(path)()
      await search.focus()
      await inputMethod.composes("lv'cha")
      await inputMethod.presses('Enter')
      await inputMethod.presses('Escape')
      // The list narrows while the characters are chosen, and leaves the box alone.
      await expect(page).toHaveURL(/[?&]q=lv/)
      await expect(search).toHaveValue("lv'cha")
      await inputMethod.commits('绿茶')
      await expect(search).toHaveValue('绿茶')
      await expect(page).toHaveURL(/[?&]q=%E7%BB%BF%E8%8C%B6/)
    })
  }
  await composesIn(admin, [
    ['new-words', goesTo('filter')],
    ['try-input', here],
    ['setting-workspace.name', goesTo('settings')],
  ])
  await page.getByTestId('discard-settings').click()
  await goesTo('filter')()
  await expect(page.getByTestId('new-words')).toHaveValue('')
  await expect(page.getByTestId('filter-word')).toHaveCount(0)
})
