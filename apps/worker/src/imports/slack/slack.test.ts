import { personMark } from '@parley/core'
import { zipOf } from '@parley/testkit/zip'
import { describe, expect, test } from 'vitest'
import { all, asStored } from '../archive/fixtures.ts'
import { recognise } from '../recognise.ts'
import { fromMrkdwn } from './markdown.ts'

describe('the marks of Slack', () => {
  const mark = personMark
  test.each([
    ['*bold* and _it_ and ~gone~', '**bold** and _it_ and ~~gone~~'],
    ['2*3*4 and a * b * c', '2*3*4 and a * b * c'],
    ['(*bold*), *two words*.', '(**bold**), **two words**.'],
    ['你好 *粗体* 吧', '你好 **粗体** 吧'],
    ['<@U1> see <#C1|general> and <#C2>', `${mark('U1')} see #general and #random`],
    ['<!here> <!channel> <!everyone> <!subteam^S1|@team>', '@here @all @all @team'],
    ['<!date^1392734382^{date}|Feb 18>', 'Feb 18'],
    ['<https://a.test/?a=1&amp;b=_x_|the *page*>', '[the *page*](https://a.test/?a=1&b=_x_)'],
    ['<https://a.test/a_b_c>', 'https://a.test/a_b_c'],
    ['<mailto:a@b.test|a@b.test>', 'a@b.test'],
    ['a &lt; b &amp;&amp; c &gt; d', 'a < b && c > d'],
    ['&gt; quoted', '> quoted'],
    [':tada: :+1::skin-tone-3: :our_own:', '🎉 👍🏼 :our_own:'],
    ['`*no* &lt;b&gt; :tada:`', '`*no* <b> :tada:`'],
    ['```a *b*\n&lt;c&gt;```', '```\na *b*\n<c>\n```'],
    ['see ```x``` there', 'see \n```\nx\n```\n there'],
  ])('%j is written as %j', (slack, ours) => {
    expect(fromMrkdwn(slack, (id) => (id === 'C2' ? 'random' : undefined))).toBe(ours)
  })
})

const USERS = [
  {
    id: 'U1',
    name: 'ana',
    real_name: 'Ana',
    deleted: false,
    profile: { display_name: 'ana b', real_name: 'Ana Báez', email: 'ana@example.org' },
  },
  { id: 'U2', name: 'bo', deleted: true, profile: { real_name: 'Bo' } },
  { id: 'U3', name: 'gus', is_restricted: true, profile: {} },
  { name: 'nobody' },
]
const CHANNELS = [
  {
    id: 'C1',
    name: 'general',
    created: 1_600_000_000,
    creator: 'U1',
    is_archived: false,
    members: ['U1', 'U2', 'U1'],
    topic: { value: 'All &amp; everything' },
    purpose: { value: '' },
    pins: [{ id: '1600000001.000100', user: 'U2', created: 1_600_000_900 }],
  },
]
const DAY = [
  { type: 'message', subtype: 'channel_join', user: 'U1', text: '<@U1> has joined', ts: '1600000000.000100' },
  {
    type: 'message',
    user: 'U1',
    text: 'hello *all*',
    ts: '1600000001.000100',
    thread_ts: '1600000001.000100',
    reactions: [{ name: 'thumbsup', users: ['U2'], count: 1 }],
    edited: { user: 'U1', ts: '1600000005.000000' },
  },
  { type: 'message', user: 'U2', text: 'a reply', ts: '1600000002.000100', thread_ts: '1600000001.000100' },
  {
    type: 'message',
    subtype: 'thread_broadcast',
    user: 'U2',
    text: 'to all',
    ts: '1600000003.000100',
    thread_ts: '1600000001.000100',
  },
  {
    type: 'message',
    subtype: 'bot_message',
    bot_id: 'B1',
    username: 'Deploys',
    text: '',
    attachments: [{ title: 'Build', text: 'green' }],
    ts: '1600000004.000100',
  },
  { type: 'message', user: 'U1', text: '', files: [{ name: 'plan.pdf', title: 'The plan' }], ts: '1600000006.000100' },
  { type: 'message', user: 'U1', text: 'when?', ts: 'yesterday' },
  { type: 'message', text: 'by nobody', ts: '1600000007.000100' },
]
const read = async (files: Record<string, unknown>) => {
  const reader = await recognise(asStored(zipOf(files)), 'x')
  return { source: reader.source, items: await all(reader.items()) }
}

describe('an export of Slack', () => {
  test('is read in the order of its days, with what each message carries', async () => {
    const { source, items } = await read({
      'general/2020-09-14.json': [{ type: 'message', user: 'U1', text: 'next day', ts: '1600050000.000100' }],
      'general/2020-09-13.json': DAY,
      'channels.json': CHANNELS,
      'users.json': USERS,
      'integration_logs.json': [{}],
    })
    expect(source).toBe('slack')
    const of = (type: string) => items.filter((item) => item.type === type)
    expect(of('person')).toMatchObject([
      { key: 'U1', handle: 'ana', displayName: 'ana b', email: 'ana@example.org', deactivated: false, guest: false },
      { key: 'U2', displayName: 'Bo', email: null, deactivated: true },
      { key: 'U3', displayName: 'gus', guest: true },
    ])
    expect(of('room')).toMatchObject([
      { key: 'C1', kind: 'public', name: 'general', topic: 'All & everything', archivedAt: null },
    ])
    expect(of('member')).toMatchObject([
      { personKey: 'U1', role: 'owner' },
      { personKey: 'U2', role: 'member' },
    ])
    expect(of('left')).toEqual([
      { type: 'left', what: 'system', count: 1 },
      { type: 'left', what: 'files', count: 1 },
    ])
    expect(of('problem')).toEqual([
      { type: 'problem', code: 'LINE_INVALID', file: 'users.json', line: expect.any(Number) },
      { type: 'problem', code: 'TIME_INVALID', file: 'general/2020-09-13.json', line: expect.any(Number) },
      { type: 'problem', code: 'LINE_INVALID', file: 'general/2020-09-13.json', line: expect.any(Number) },
    ])
    expect(of('message')).toMatchObject([
      {
        key: '1600000001.000100',
        at: new Date(1_600_000_001_000),
        body: 'hello **all**',
        rootKey: null,
        editedAt: '2020-09-13T12:26:45.000Z',
        reactions: [{ emoji: '👍', people: ['U2'] }],
        pinned: { by: 'U2', at: '2020-09-13T12:41:40.000Z' },
      },
      { body: 'a reply', rootKey: '1600000001.000100' },
      { body: 'to all', rootKey: '1600000001.000100', alsoInRoom: true },
      { authorKey: 'bot B1', authorName: 'Deploys', body: 'Build\ngreen' },
      { body: '📎 The plan' },
      { body: 'next day' },
    ])
  })

  test('is found in a folder that somebody packed, and is read though one file is damaged', async () => {
    const { items } = await read({
      'export/dms.json': [{ id: 'D1', members: ['U1', 'U2'] }],
      'export/D1/2020-09-13.json':
        '[{"type": "message", "user": "U1", "text": "hi", "ts": "1600000001.0001"}, {"type": "mess',
      'export/D1/2020-09-14.json': 'nonsense',
      'export/mpims.json': [{ id: 'G1', name: 'mpdm-a--b--c-1', members: ['U1', 'U2', 'U3'] }],
    })
    expect(items).toMatchObject([
      { type: 'room', key: 'G1', kind: 'group', name: '' },
      ...['U1', 'U2', 'U3'].map((personKey) => ({ type: 'member', roomKey: 'G1', personKey })),
      { type: 'room', key: 'D1', kind: 'direct', name: '' },
      { type: 'member' },
      { type: 'member' },
      { type: 'message', body: 'hi', roomKey: 'D1' },
      { type: 'problem', code: 'FILE_UNREADABLE', file: 'D1/2020-09-13.json' },
      { type: 'problem', code: 'FILE_UNREADABLE', file: 'D1/2020-09-14.json' },
    ])
  })

  test('hostile shapes are problems, never more', async () => {
    const { items } = await read({
      'channels.json': [null, 7, { id: 'C1', name: ['x'], members: 'all', topic: null, pins: {} }, { id: '' }],
      'undefined/2020-01-01.json': [],
      '__proto__/2020-01-01.json': [{ user: 'U1', ts: '1600000001.1', text: 'x', reactions: 'many', files: null }],
    })
    expect(items.filter(({ type }) => type === 'problem')).toHaveLength(3)
    expect(items.filter(({ type }) => type === 'room')).toMatchObject([{ key: 'C1', name: '' }])
  })
})
