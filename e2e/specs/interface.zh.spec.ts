import { InputMethod } from '../people/input-method.ts'
import { unique } from '../people/names.ts'
import { expect, test } from '../stack/staying.ts'
import { test as testOfOwn } from '../stack/test.ts'

test('the interface is Chinese where the browser is', async ({ page, stack }) => {
  await page.goto(`${stack.url}/sign-in`)
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  // Where nobody has an account yet, the first one is made.
  await expect(page.getByTestId('submit')).toHaveText(/^(登录|创建账号)$/)
})

testOfOwn('a person chats in Chinese and can switch the language', async ({ alice, bob, room }) => {
  await alice.opens(room)
  await bob.opens(room)
  await alice.sends('压测结果出来了：没有丢消息。')
  await bob.sees('压测结果出来了：没有丢消息。')
  await expect(bob.timeline.row('压测结果出来了：没有丢消息。').getByTestId('message-body')).toHaveAttribute(
    'lang',
    'zh-CN',
  )
  const name = unique('绿茶')
  await alice.createsRoom(name)
  await alice.arrives('/settings')
  await alice.page.getByTestId('setting-language').getByText('English').click()
  await expect(alice.page.locator('html')).toHaveAttribute('lang', 'en')
})

test('the Enter and Escape of an input method send nothing and leave nothing, in any field', async ({
  alice,
  room,
}) => {
  await alice.opens(room)
  const { page } = alice
  const { keyboard } = page
  const inputMethod = await InputMethod.of(alice)
  await alice.composer.input.click()
  await inputMethod.composes("ni'hao")
  await inputMethod.presses('Enter')
  await expect(alice.timeline.rows).toHaveCount(0)
  await inputMethod.commits('你好')
  await alice.composer.holds('你好')
  await alice.composer.input.press('Enter')
  await alice.sees('你好')

  const clicks = async (...ids: string[]) => {
    for (const id of ids) await page.getByTestId(id).click()
  }
  const fields: [string, () => Promise<void>][] = [
    ['composer-input', () => alice.composer.input.press('ArrowUp')],
    ['switcher-input', () => keyboard.press('Control+k')],
    ['people-input', () => keyboard.press('Control+Shift+k')],
    ['room-name', () => clicks('create-room')],
    ['room-search', () => clicks('browse-rooms')],
    ['poll-question', () => clicks('composer-more', 'new-poll')],
  ]
  for (const [id, open] of fields) {
    await test.step(id, async () => {
      await open()
      const field = page.getByTestId(id)
      await field.focus()
      await inputMethod.composes("lv'cha")
      await inputMethod.presses('Enter')
      await inputMethod.presses('Escape')
      await inputMethod.commits('绿茶')
      await expect(field).toHaveValue(id === 'composer-input' ? '你好绿茶' : '绿茶')
      await field.press('Escape')
      await expect(id === 'composer-input' ? page.getByTestId('composer-editing') : field).toHaveCount(0)
    })
  }
  await expect(alice.timeline.rows).toHaveCount(1)
  await alice.sees('你好')
  // The panel stays open, too.
  await alice.timeline.row('你好').focus()
  await keyboard.press('t')
  const answer = page.getByTestId('thread-panel').locator('textarea')
  await answer.click()
  await inputMethod.composes("lv'cha")
  await inputMethod.presses('Enter')
  await inputMethod.presses('Escape')
  await inputMethod.commits('绿茶')
  await expect(answer).toHaveValue('绿茶')
})

test('keys that format leave a composition alone, and format what came of it', async ({ alice, room }) => {
  await alice.opens(room)
  await alice.composer.types('好的')
  const { keyboard } = alice.page
  // The code for formatting is here once a key of it does something.
  await expect(async () => {
    await keyboard.press('Control+a')
    await keyboard.press('Control+b')
    await alice.composer.holds('**好的**')
  }).toPass()
  await keyboard.press('ArrowRight')
  await keyboard.press('End')
  await keyboard.press('Control+b')
  await alice.composer.holds('**好的******')
  const inputMethod = await InputMethod.of(alice)
  await inputMethod.composes("ni'hao")
  for (const keys of ['Control+b', 'Control+i', 'Control+e', 'Control+Shift+l']) await keyboard.press(keys)
  await alice.composer.holds("**好的****ni'hao**")
  await inputMethod.commits('你好')
  await alice.composer.holds('**好的****你好**')
  // It is done: the next one is for the text again.
  await keyboard.press('Shift+ArrowLeft')
  await keyboard.press('Control+i')
  await alice.composer.holds('**好的****你*好***')
})

test('who writes and who is there is said in Chinese', async ({ alice, bob, room }) => {
  test.slow()
  await alice.opens(room)
  await bob.opens(room)
  await bob.composer.input.pressSequentially('收到')
  await expect(alice.page.getByTestId('typing')).toHaveText('周启明正在输入', { timeout: 60_000 })
  await alice.page.getByTestId('toggle-members').click()
  const row = alice.page.locator(`[data-testid="member-row"][data-handle="${bob.account.handle}"]`)
  await expect(row.getByTestId('presence')).toContainText('在线', { timeout: 60_000 })
})
