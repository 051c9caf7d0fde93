import { expect, test } from '../stack/test.ts'

const SOON = { timeout: 30_000 }

test('a status is seen by others as it is set, on a card in their language; who is blocked is folded up', async ({
  alice,
  stack,
  newPersonIn,
}) => {
  test.slow()
  const lin = await newPersonIn(stack, '林小明', { locale: 'zh-CN' })
  await alice.opens('general')
  await alice.sends(`@${lin.account.handle} **hello from Alice**`)
  await lin.opens('general')
  await lin.sees('hello from Alice')

  await alice.page.getByTestId('workspace-menu').click()
  await alice.page.getByTestId('open-settings').click()
  const page = alice.page
  await expect(page).toHaveURL(/\/settings$/)
  await alice.isOnline()
  await page.getByTestId('profile-title-input').fill('Head of Ships')
  await page.getByTestId('profile-zone').selectOption('Asia/Shanghai')
  await page.getByTestId('save-about').click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await alice.arrives()
  await page.getByTestId('workspace-menu').click()
  await page.getByTestId('set-status').click()
  await page.getByTestId('pick-status-emoji').click()
  await page.getByTestId('emoji-search').fill('desert island')
  await page.locator('[data-testid="emoji"][data-emoji="🏝️"]').click()
  await expect(page.getByTestId('status-emoji')).toHaveValue('🏝️')
  await page.getByTestId('status-text').fill('on an island')
  await page.getByTestId('status-until').selectOption('for60')
  const row = lin.timeline.row('hello from Alice')
  await expect(row.getByTestId('status')).toHaveCount(0)
  await page.getByTestId('save-status').click()
  await expect(row.getByTestId('status')).toHaveText('🏝️', SOON)
  await expect(page.getByTestId('status-dialog')).toHaveCount(0)
  await page.getByTestId('workspace-menu').click()
  await expect(page.getByTestId('set-status')).toHaveText('🏝️on an island')
  await page.getByTestId('set-quiet').click()
  await page.getByTestId('quiet-until').selectOption('for60')
  await page.getByTestId('save-quiet').click()

  await row.locator('button[data-profile]').click()
  const card = lin.page.getByTestId('profile-card')
  await expect(card).toContainText('Head of Ships')
  await expect(card.getByTestId('profile-status')).toContainText('on an island')
  await expect(card.getByTestId('profile-time')).toContainText('对方当地时间')
  await expect(card).toContainText('勿扰', SOON)
  await expect(card.getByTestId('presence')).toHaveAttribute('data-presence', 'busy', SOON)
  await lin.page.keyboard.press('Escape')
  await expect(card).toHaveCount(0)

  await alice.arrives()
  await alice.opens('general')
  await alice.composer.input.fill(`/msg @${lin.account.handle} are you there`)
  await alice.page.keyboard.press('Enter')
  await expect(alice.page.getByTestId('room-title')).toHaveText('林小明')
  await alice.sees('are you there')

  await expect(row).toHaveAttribute('data-calling', 'true')
  await row.locator('button[data-profile]').click()
  await card.getByTestId('profile-block').click()
  await lin.page.getByTestId('confirm-dialog').getByTestId('confirm').click()
  const folded = lin.page.getByTestId('blocked-message').first()
  await expect(folded).toContainText('来自已屏蔽用户的消息')
  // The keyboard goes on from where the card was opened.
  const author = lin.timeline.rows.filter({ has: folded }).locator('button[data-profile]')
  await expect(author).toBeFocused()
  await lin.seesNot('hello from Alice')
  // Who is not read does not call, either.
  await expect(lin.page.locator('[data-testid="message"][data-calling]')).toHaveCount(0)
  await lin.page.getByTestId('show-blocked').first().click()
  await lin.sees('hello from Alice')

  // Between the two she writes no more, as she sees at once; what she writes elsewhere calls nobody who blocked her.
  await lin.arrives('/saved')
  const readOnly = alice.page.getByTestId('read-only')
  await expect(readOnly).toHaveText('You cannot write to this person directly.', SOON)
  await expect(alice.composer.input).toHaveCount(0)
  const direct = alice.page.url()
  await alice.opens('general')
  await alice.composer.input.fill(`@${lin.account.handle} psst`)
  await alice.page.keyboard.press('Enter')
  await expect(alice.timeline.rows.filter({ hasText: 'psst' })).toHaveAttribute('data-state', 'sent')
  const general = lin.sidebar.room('general')
  await expect(general).toHaveAttribute('data-badge', '0')

  await alice.page.goto(direct)
  await expect(readOnly).toBeVisible()
  await lin.arrives('/settings')
  await lin.page.getByTestId('unblock').click()
  await expect(readOnly).toHaveCount(0, SOON)
  await expect(alice.composer.input).toHaveAttribute('aria-label', /林小明/)
  await expect(lin.page.getByTestId('unblock')).toHaveCount(0)
  await lin.arrives('/saved')
  await expect(general).toHaveAttribute('data-badge', '1', SOON)
})

test('a card comes where a pointer rests on an author, leads to them, and goes with the pointer', async ({
  alice,
  bob,
  room,
}) => {
  await bob.sends('收到')
  await alice.sees('收到')
  const { page } = alice
  const card = page.getByTestId('profile-card')
  const author = alice.timeline.row('收到').locator('button[data-profile]')
  await author.hover()
  await expect(card).toContainText(`@${bob.account.handle}`)
  await expect(card.getByTestId('presence')).toHaveAttribute('data-presence', 'online', SOON)
  await page.mouse.move(1200, 20)
  await expect(card).toHaveCount(0)
  await author.hover()
  await card.getByTestId('profile-message').click()
  await expect(page.getByTestId('room-title')).toHaveText(bob.name)
  await expect(bob.sidebar.room(room)).toHaveCount(1)
})
