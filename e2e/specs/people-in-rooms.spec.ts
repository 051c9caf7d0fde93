import { unique } from '../people/names.ts'
import type { Person } from '../people/person.ts'
import { expect, test } from '../stack/staying.ts'
import { test as testOfOwn } from '../stack/test.ts'

/** Chooses somebody in whatever asks for people. */
async function choose(person: Person, other: Person): Promise<void> {
  const picker = person.page.getByTestId('people-picker')
  await picker.getByTestId('people-input').fill(other.account.handle)
  await picker.locator(`[data-testid="found-person"][data-handle="${other.account.handle}"]`).click()
  await expect(picker.getByTestId('chosen-person').filter({ hasText: other.name })).toBeVisible()
}

async function writesTo(person: Person, ...others: Person[]): Promise<void> {
  await person.page.keyboard.press('Control+Shift+K')
  for (const other of others) await choose(person, other)
  await person.page.getByTestId('direct-dialog').getByTestId('submit').click()
  await expect(person.page.getByTestId('direct-dialog')).toHaveCount(0)
}

const memberRow = (person: Person, other: Person) =>
  person.page.locator(`[data-testid="member-row"][data-handle="${other.account.handle}"]`)

async function seesMembers(person: Person): Promise<void> {
  if ((await person.page.getByTestId('room-panel').count()) === 0)
    await person.page.getByTestId('toggle-members').click()
  await expect(person.page.getByTestId('member-row').first()).toBeVisible()
}

/** Does something to a member from their menu. */
async function actsOn(person: Person, other: Person, act: string): Promise<void> {
  await memberRow(person, other).getByTestId('member-menu').click()
  await person.page.getByTestId(act).click()
}

const confirms = (person: Person) => person.page.getByTestId('confirm-dialog').getByTestId('confirm').click()

test('a private room is there for its people only, with roles, announcements, an archive', async ({
  alice,
  bob,
  carol,
}) => {
  const name = unique('vault')
  await alice.page.getByTestId('create-room').click()
  const dialog = alice.page.getByTestId('create-room-dialog')
  await dialog.getByText('Private').click()
  await dialog.getByTestId('room-name').fill(name)
  await dialog.getByTestId('room-description-input').fill('What is said here stays here.')
  await choose(alice, bob)
  await dialog.getByTestId('submit').click()
  await expect(alice.page.getByTestId('room-title')).toHaveText(name)
  await alice.sends('Only for us')

  // Bob is in it at once; Carol finds nothing, neither by name nor by address.
  await bob.sidebar.opens(name)
  await bob.sees('Only for us')
  await carol.page.getByTestId('browse-rooms').click()
  await carol.page.getByTestId('room-search').fill(name)
  await expect(carol.page.getByTestId('browse-rooms-dialog').getByText(`“${name}”`)).toBeVisible()
  await carol.page.goto(alice.page.url())
  await expect(carol.page.getByTestId('not-found')).toBeVisible()

  // Announcements: Bob reads, until he is a moderator.
  await seesMembers(alice)
  await expect(alice.page.getByTestId('room-description')).toHaveText('What is said here stays here.')
  await alice.page.getByTestId('room-settings').click()
  await alice.page.getByTestId('room-posting').check()
  await alice.page.getByTestId('room-settings-dialog').getByTestId('submit').click()
  await expect(bob.page.getByTestId('read-only')).toBeVisible()
  await expect(bob.composer.input).toHaveCount(0)
  // What he wrote with is gone, and the keyboard goes on from the middle of the page. An answer is not offered in vain.
  await expect(bob.page.locator('#messages')).toBeFocused()
  await bob.timeline.row('Only for us').hover()
  await expect(bob.timeline.row('Only for us').getByTestId('add-reaction')).toBeVisible()
  await expect(bob.timeline.row('Only for us').getByTestId('message-reply')).toHaveCount(0)
  await expect(bob.timeline.row('Only for us').getByTestId('message-thread')).toHaveCount(0)
  await actsOn(alice, bob, 'make-moderator')
  await seesMembers(bob)
  await expect(memberRow(bob, bob)).toHaveAttribute('data-role', 'moderator')
  await bob.sends('First announcement')
  await alice.sees('First announcement')

  // An archive takes it out of the sidebar; whoever looks for it finds it whole.
  await alice.page.getByTestId('archive-room').click()
  await confirms(alice)
  await expect(bob.page.getByTestId('read-only')).toBeVisible()
  await bob.opens('general')
  await expect(bob.sidebar.room(name)).toHaveCount(0)
  await bob.page.getByTestId('browse-rooms').click()
  await bob.page.getByTestId('room-filter').getByText('Archived').click()
  await bob.page.getByTestId('room-search').fill(name)
  await expect(bob.page.getByTestId('listed-room')).toHaveCount(1)
  await bob.page.getByTestId('listed-room').getByTestId('open-room').click()
  await bob.sees('First announcement')
  await alice.page.getByTestId('bring-back').click()
  await expect(bob.composer.input).toBeVisible()

  // Out is out: the room leaves Bob's screen, and nothing more of it comes.
  await actsOn(alice, bob, 'remove-member')
  await confirms(alice)
  await expect(bob.page.getByText(`${alice.name} removed you from #${name}`)).toBeVisible()
  await expect(bob.sidebar.room(name)).toHaveCount(0)
  await expect(bob.timeline.root).toHaveCount(0)
  await expect(bob.page.getByTestId('not-found')).toBeVisible()
  await expect(bob.page.getByTestId('join-room')).toHaveCount(0)
  await expect(alice.page.getByTestId('member-row')).toHaveCount(1)
})

testOfOwn(
  'a direct message finds the other, a group grows into a room, and a room is handed over',
  async ({ alice, bob, newPerson }) => {
    const carol = await newPerson('Carol Chen')
    await writesTo(alice, bob)
    await expect(alice.page.getByTestId('room-title')).toHaveText(bob.name)
    await expect(alice.page.getByTestId('leave-room')).toHaveCount(0)
    await expect(alice.timeline.root).toContainText('only the people here can read it')
    // Nobody wrote yet, so Bob is told of nothing.
    await expect(bob.sidebar.room(alice.name)).toHaveCount(0)
    await alice.sends('Just between us')
    await bob.sidebar.showsUnread(alice.name, 1)
    await expect(bob.page).toHaveTitle(/^\(1\) /)
    await bob.sidebar.opens(alice.name)
    await bob.sees('Just between us')
    await expect(bob.page).toHaveTitle(new RegExp(`^${alice.name} · `))
    await expect(bob.composer.input).toHaveAttribute('aria-label', `Message ${alice.name}`)
    // The other way round it is the same room.
    await bob.opens('general')
    await writesTo(bob, alice)
    await bob.sees('Just between us')

    await writesTo(alice, bob, carol)
    await expect(alice.page.getByTestId('room-title')).toContainText(carol.name)
    await alice.sends('The three of us')
    const group = carol.sidebar.root.locator('[data-testid="room-row"][data-kind="group"]')
    await group.click()
    await carol.sees('The three of us')
    await seesMembers(alice)
    await alice.page.getByTestId('promote-room').click()
    const name = unique('grown-up')
    const dialog = alice.page.getByTestId('promote-dialog')
    await dialog.getByTestId('room-name').fill(name)
    await dialog.getByTestId('submit').click()
    await expect(carol.page.getByTestId('room-title')).toHaveText(name)
    await carol.sees('The three of us')
    await expect(carol.page.getByTestId('room-lines')).toContainText(`${alice.name} renamed the room to ${name}`)

    // The last owner cannot go before handing over.
    await alice.page.getByTestId('leave-room').click()
    await confirms(alice)
    await expect(alice.page.getByTestId('confirm-dialog').getByRole('alert')).toContainText('You are the only owner.')
    await alice.page.keyboard.press('Escape')
    await actsOn(alice, carol, 'transfer-room')
    await confirms(alice)
    await expect(memberRow(alice, carol)).toHaveAttribute('data-role', 'owner')
    await expect(memberRow(alice, alice)).toHaveAttribute('data-role', 'moderator')
    await alice.leavesRoom()
    await seesMembers(carol)
    await expect(carol.page.getByTestId('member-row')).toHaveCount(2)
    // Or while going: the dialog that says so asks to whom.
    await bob.sidebar.opens(name)
    await seesMembers(bob)
    await carol.page.getByTestId('leave-room').click()
    await confirms(carol)
    await carol.page.locator(`[data-testid="hand-to"][data-handle="${bob.account.handle}"]`).click()
    await confirms(carol)
    await expect(carol.sidebar.room(name)).toHaveCount(0)
    await expect(memberRow(bob, bob)).toHaveAttribute('data-role', 'owner')
    await expect(bob.page.getByTestId('member-row')).toHaveCount(1)
  },
)

test('a link lets in whom it was meant for, and as many as it says', async ({ alice, bob, carol, browser }) => {
  const name = unique('by-link')
  await alice.createsRoom(name, 'Links and how they end')
  await seesMembers(alice)
  await alice.page.getByTestId('add-people').click()
  const dialog = alice.page.getByTestId('invite-dialog')
  await dialog.getByTestId('invite-hours').selectOption({ label: '1 day' })
  await dialog.getByTestId('invite-uses').selectOption('1')
  await dialog.getByTestId('make-link').click()
  const link = await dialog.getByTestId('invite-link').inputValue()
  await expect(dialog.getByTestId('invite-row')).toHaveText(/^1 more person · until .*\d\d:\d\d/)
  // One that is taken back is not shown to be copied any more.
  await dialog.getByTestId('make-link').click()
  await expect(dialog.getByTestId('invite-row')).toHaveCount(2)
  await expect(dialog.getByTestId('invite-link')).not.toHaveValue(link)
  const takenBack = await dialog.getByTestId('invite-link').inputValue()
  await dialog.getByTestId('revoke-invite').first().click()
  await expect(dialog.getByTestId('invite-row')).toHaveCount(1)
  await expect(dialog.getByTestId('invite-link')).toHaveCount(0)

  // Somebody without an account, in Chinese: need not make one to read that a link leads nowhere.
  const context = await browser.newContext({ locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(takenBack)
  await expect(page.getByTestId('link-refused')).toHaveAttribute('data-refused', 'INVITE_REVOKED')
  await expect(page.getByTestId('link-refused').getByRole('link')).toHaveText('登录')
  // For one that does, they sign up first, and come back to it.
  await page.goto(link)
  await expect(page.getByText('有人邀请你加入频道，登录后继续。')).toBeVisible()
  await page.getByRole('link', { name: '创建账号' }).click()
  await page.getByTestId('display-name').fill('林小明')
  await page.getByTestId('handle').fill(unique('lin'))
  await page.getByTestId('password').fill('correct horse battery staple')
  await page.getByTestId('submit').click()
  await expect(page.getByRole('heading', { name: `加入 ${name}` })).toBeVisible()
  await expect(page.getByTestId('invite-offer')).toContainText('Links and how they end')
  await page.getByTestId('accept-invite').click()
  await expect(page.getByTestId('room-title')).toHaveText(name)
  await expect(alice.page.getByTestId('member-row')).toHaveCount(2)

  // The room says who came and went, in one line, which lists both where it is asked to.
  const lines = alice.page.getByTestId('room-lines')
  await expect(lines).toContainText('林小明 joined')
  await expect(page.getByTestId('room-lines')).toContainText('林小明加入了频道')
  await page.getByTestId('toggle-members').click()
  await page.getByTestId('leave-room').click()
  await page.getByTestId('confirm-dialog').getByTestId('confirm').click()
  await expect(lines).toContainText('林小明 joined and left')
  await context.close()
  await alice.page.reload()
  await alice.isOnline()
  await expect(lines).toHaveCount(1)
  await lines.getByRole('button').click()
  await expect(lines.getByRole('listitem')).toContainText(['林小明 joined', '林小明 left'])

  // It is used up, and says so.
  await bob.page.goto(link)
  await expect(bob.page.getByTestId('invite-refused')).toContainText('used as often as it may be')
  await carol.page.goto(`${link}x`)
  await expect(carol.page.getByTestId('invite-refused')).toContainText('no such invitation')
})

test('a public room shows what was said last before one joins it', async ({ alice, bob }) => {
  const name = unique('window')
  await alice.createsRoom(name)
  await alice.sends('The kettle is on')
  await bob.page.getByTestId('browse-rooms').click()
  await bob.page.getByTestId('room-search').fill(name)
  const found = bob.page.getByTestId('listed-room')
  await expect(found).toHaveCount(1)
  await expect(found).toContainText('1 member')
  await found.getByTestId('look-at-room').click()
  await expect(bob.page.getByTestId('room-preview')).toContainText('The kettle is on')
  await expect(bob.composer.input).toHaveCount(0)
  await alice.sidebar.opens(name)
  await bob.page.getByTestId('join-bar').getByTestId('join-room').click()
  await bob.sends('A cup for me')
  await alice.sees('A cup for me')
})
