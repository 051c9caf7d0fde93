import { personMark } from '@parley/core'
import { zipOf } from '@parley/testkit/zip'
import { expect, test } from 'vitest'
import { all, asStored } from '../archive/fixtures.ts'
import { Unreadable } from '../archive/unreadable.ts'
import { recognise } from '../recognise.ts'

const LINES = [
  { type: 'version', version: 1 },
  { type: 'team', team: { name: 'tea', display_name: 'Tea', type: 'O' } },
  {
    type: 'channel',
    channel: {
      team: 'tea',
      name: 'town-square',
      display_name: 'Town Square',
      type: 'O',
      header: 'The *head*',
      purpose: 'why',
    },
  },
  { type: 'channel', channel: { team: 'tea', name: 'x7k3', display_name: '产品讨论', type: 'P' } },
  {
    type: 'user',
    user: {
      username: 'ana',
      email: 'ana@example.org',
      first_name: 'Ana',
      last_name: 'Báez',
      roles: 'system_user',
      teams: [{ name: 'tea', channels: [{ name: 'town-square', roles: 'channel_user channel_admin' }] }],
    },
  },
  { type: 'user', user: { username: 'bo', nickname: 'Bo!', roles: 'system_guest', delete_at: 1, teams: null } },
  {
    type: 'post',
    post: {
      team: 'tea',
      channel: 'town-square',
      user: 'ana',
      message: 'hi @bo. and `@bo` :tada:',
      create_at: 1_600_000_000_000,
      edit_at: 1_600_000_005_000,
      is_pinned: true,
      reactions: [
        { user: 'bo', emoji_name: '+1', create_at: 1 },
        { user: 'ana', emoji_name: '+1', create_at: 2 },
      ],
      replies: [
        { user: 'bo', message: 'a reply', create_at: 1_600_000_001_000, attachments: [{ path: 'data/a/plan.pdf' }] },
      ],
      attachments: null,
    },
  },
  {
    type: 'post',
    post: {
      team: 'tea',
      channel: 'town-square',
      user: 'ana',
      type: 'system_join_channel',
      message: 'joined',
      create_at: 1,
    },
  },
  { type: 'direct_channel', direct_channel: { members: ['ana', 'bo'], header: '' } },
  {
    type: 'direct_post',
    direct_post: { channel_members: ['bo', 'ana'], user: 'bo', message: 'psst', create_at: 1_600_000_000_000 },
  },
]
const text = LINES.map((line) => JSON.stringify(line)).join('\n')

test('a bulk export is read line by line, by itself or in a zip with its files', async () => {
  const alone = await recognise(asStored(Buffer.from(text)), 'export.jsonl')
  const packed = await recognise(asStored(zipOf({ 'import.jsonl': text, 'data/a/plan.pdf': 'x' })), 'export.zip')
  expect([alone.source, packed.source]).toEqual(['mattermost', 'mattermost'])
  const items = await all(alone.items())
  expect(await all(packed.items())).toEqual(items.map(renamed))
  const direct = items.find((item) => item.type === 'room' && item.kind === 'direct')
  const key = direct && 'key' in direct ? direct.key : ''
  expect(items).toMatchObject([
    {
      type: 'room',
      key: 'tea/town-square',
      kind: 'public',
      name: 'Town Square',
      topic: 'The *head*',
      description: 'why',
    },
    { type: 'room', key: 'tea/x7k3', kind: 'private', name: '产品讨论' },
    { type: 'person', key: 'ana', displayName: 'Ana Báez', email: 'ana@example.org', deactivated: false, guest: false },
    { type: 'member', roomKey: 'tea/town-square', personKey: 'ana', role: 'owner' },
    { type: 'person', key: 'bo', displayName: 'Bo!', email: null, deactivated: true, guest: true },
    {
      type: 'message',
      key: '7',
      authorKey: 'ana',
      body: `hi ${personMark('bo')}. and \`@bo\` 🎉`,
      line: 7,
      rootKey: null,
      editedAt: '2020-09-13T12:26:45.000Z',
      reactions: [{ emoji: '👍', people: ['bo', 'ana'] }],
      pinned: { by: 'ana' },
    },
    { type: 'left', what: 'files', count: 1 },
    { type: 'message', key: '7.1', rootKey: '7', body: 'a reply\n📎 plan.pdf' },
    { type: 'left', what: 'system', count: 1 },
    { type: 'room', kind: 'direct', name: '' },
    { type: 'member', roomKey: key, personKey: 'ana' },
    { type: 'member', roomKey: key, personKey: 'bo' },
    { type: 'message', roomKey: key, body: 'psst' },
  ])
})

const renamed = (item: object) => ('file' in item ? { ...item, file: 'import.jsonl' } : item)

test('lines that are wrong are told by their numbers, and the others are read', async () => {
  const bad = [
    '{"type":"version","version":1}',
    'nonsense',
    '{"type":"post"}',
    '{"type":"later"}',
    '[]',
    `{"type":"post","x":"${'y'.repeat(5_000_000)}"}`,
    LINES[5],
  ]
  const lines = bad.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')
  const reader = await recognise(asStored(Buffer.from(lines), 100_000), 'export.jsonl')
  expect(await all(reader.items())).toMatchObject([
    { code: 'JSON_INVALID', line: 2 },
    { code: 'LINE_INVALID', line: 3 },
    { code: 'LINE_INVALID', line: 4 },
    { code: 'LINE_INVALID', line: 5 },
    { code: 'LINE_TOO_LONG', line: 6, file: 'export.jsonl' },
    { type: 'person', key: 'bo' },
  ])
})

test('what is no export of anybody is told', async () => {
  for (const bad of ['', 'hello', '%PDF-1.7', '<html>'])
    await expect(recognise(asStored(Buffer.from(bad)), 'x')).rejects.toThrow(Unreadable)
  await expect(recognise(asStored(zipOf({ 'photo.png': 'x' })), 'x')).rejects.toThrow(Unreadable)
})
