import { InputMethod } from '../people/input-method.ts'
import { unique } from '../people/names.ts'
import { expect, test } from '../stack/test.ts'

test('the interface is Chinese where the browser is', async ({ page, stack }) => {
  await page.goto(`${stack.url}/sign-in`)
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await expect(page.getByTestId('submit')).toHaveText('登录')
})

test('a person chats in Chinese and can switch the language', async ({ alice, bob, room }) => {
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
  await alice.page.goto(`${alice.baseUrl}/settings`)
  await alice.page.getByTestId('setting-language').getByText('English').click()
  await expect(alice.page.locator('html')).toHaveAttribute('lang', 'en')
})

test('Enter while an input method composes picks the word and never sends', async ({ alice, room }) => {
  await alice.opens(room)
  await alice.composer.input.click()
  const session = await alice.context.newCDPSession(alice.page)
  await session.send('Input.imeSetComposition', { text: 'nihao', selectionStart: 5, selectionEnd: 5 })
  // What an input method's Enter looks like to the page: keyCode 229, composing.
  await session.send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    key: 'Enter',
    code: 'Enter',
    windowsVirtualKeyCode: 229,
  })
  await session.send('Input.dispatchKeyEvent', {
    type: 'keyUp',
    key: 'Enter',
    code: 'Enter',
    windowsVirtualKeyCode: 229,
  })
  await expect(alice.timeline.rows).toHaveCount(0)
  await session.send('Input.insertText', { text: '你好' })
  await alice.composer.holds('你好')
  await alice.composer.input.press('Enter')
  await alice.sees('你好')
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
