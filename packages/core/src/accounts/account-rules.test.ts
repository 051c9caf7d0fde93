import { expect, test } from 'vitest'
import { parseDisplayName } from './display-name.ts'
import { parseEmail } from './email.ts'
import { parseHandle } from './handle.ts'
import { requireGoodPassword } from './password-rules.ts'

test('a handle is 2 to 32 of a-z, digits and . _ -, in lower case', () => {
  expect(parseHandle(' Ann.B-2_c ')).toBe('ann.b-2_c')
  expect(parseHandle('x'.repeat(32))).toHaveLength(32)
  for (const input of [
    '',
    'a',
    '-ann',
    '.a',
    'an n',
    'änn',
    '汉字',
    'x'.repeat(33),
    'ann\0',
    'everyone',
    'HERE',
    'K9'.replace('K', '\u212a'),
  ]) {
    // The Kelvin sign is lowered to a plain k, which is allowed.
    if (input === '\u212a9') expect(parseHandle(input)).toBe('k9')
    else expect(() => parseHandle(input)).toThrow(expect.objectContaining({ code: 'HANDLE_INVALID', field: 'handle' }))
  }
})

test('an e-mail address has something on both sides of one @, in lower case', () => {
  expect(parseEmail(' Ann+x@Mail.Example.ORG ')).toBe('ann+x@mail.example.org')
  expect(parseEmail('ann@localhost')).toBe('ann@localhost')
  expect(parseEmail('用户@例子.测试')).toBe('用户@例子.测试')
  const bad = [
    'ann',
    '@b',
    'a@',
    'a@@b',
    'a b@c',
    'a@b c',
    '<a@b>',
    'a@b,c@d',
    '.a@b',
    'a..b@c',
    'a@b.',
    'a@b\0',
    `${'a'.repeat(250)}@b.c`,
  ]
  for (const input of bad) {
    expect(() => parseEmail(input)).toThrow(expect.objectContaining({ code: 'EMAIL_INVALID', field: 'email' }))
  }
})

test('a display name is folded to one line, and keeps every script', () => {
  expect(parseDisplayName('  Ann \t  van  der\u3000Berg ', 50)).toBe('Ann van der Berg')
  expect(parseDisplayName('e\u0301', 50)).toBe('é')
  for (const name of ['李 小龙', 'สมชาย', 'नमस्ते', 'Nguyễn Văn Ổn', '👩‍👩‍👧 Family', 'عائشة']) {
    expect(parseDisplayName(name, 50)).toBe(name.normalize('NFC'))
  }
})

test('a display name that cannot be seen, turns the text around it or towers over it is refused with the limit', () => {
  const bad = [
    '',
    '   ',
    '\u200b',
    '\u3164',
    'a\nb',
    'a\u0007',
    'a\u202eb',
    '\u2066x',
    'a\u2028b',
    `Z${'\u0336\u0301\u0317'.repeat(4)}`,
    'x'.repeat(51),
  ]
  for (const input of bad) {
    expect(() => parseDisplayName(input, 50)).toThrow(
      expect.objectContaining({ code: 'DISPLAY_NAME_INVALID', field: 'displayName', limit: 50 }),
    )
  }
  expect(() => parseDisplayName('a\0', 50)).toThrow(expect.objectContaining({ code: 'TEXT_INVALID' }))
})

test('a password has 8 to 128 characters, and is none that is tried first', () => {
  const account = { handle: 'annabell', email: 'ann@example.org' }
  for (const good of ['tr0ubador', '汉字汉字也是密码', 'x y z x y z', `${'a'.repeat(127)}b`, '😀😁😂🤣😃😄😅😆']) {
    expect(() => requireGoodPassword(good, account)).not.toThrow()
  }
  const bad = [
    'short12',
    'Password1',
    '1q2w3e4r',
    'QWERTYUIOP',
    'zzzzzzzzzz',
    'AnnaBell',
    'ann@example.org',
    `${'ab'.repeat(64)}c`,
  ]
  for (const password of bad) {
    expect(() => requireGoodPassword(password, account)).toThrow(
      expect.objectContaining({ code: 'PASSWORD_WEAK', field: 'password' }),
    )
  }
})
