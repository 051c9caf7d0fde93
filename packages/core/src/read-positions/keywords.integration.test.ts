import { foldCase, holdsKeyword, keywordPattern } from '@parley/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestWorkspace, type TestWorkspace } from '../fixtures/test-workspace.ts'
import { listMentions } from '../mentions/list-mentions.ts'
import { keepPersonal } from '../personal/keep-personal.ts'
import { readRoomOf } from '../rooms/read-room-of.ts'

let workspace: TestWorkspace
beforeAll(async () => {
  workspace = await openTestWorkspace()
})
afterAll(() => workspace?.close())

const KEYWORDS: readonly (readonly string[])[] = [
  ['deploy'],
  ['DePloy', 'C++'],
  ['上线'],
  ['v1.2', 'a|b', '(x)', '[y]', '{2}', '^a', 'b$', 'back\\slash', '*', '??', "o'clock", '--', '100%', '_id'],
  ['release train'],
  ['Ärger', 'café', 'naïve'],
  ['привет', '😀'],
  ['x上线y', '上线2'],
  ['  '],
  [],
]
const TEXTS: readonly string[] = [
  '',
  'deploy',
  'Deploy!',
  'redeploy',
  'deploys',
  'de\nploy',
  'we deploy, then rest',
  'dé deploy é',
  'édeploy deployé',
  '请deploy一下，今天上线吗',
  'C++ and c++x and C+',
  'v1.2 v1x2 v1.23 a|b a b (x) [y] {2} ^a b$ xx22',
  "back\\slash * ?? o'clock -- 100% 100%x _id x_id",
  'the release train, release  train, RELEASE TRAIN',
  'Ärger ärger ÄRGER café CAFÉ cafés naïve',
  'привет Привет 😀😀 x上线y X上线Y 上线2 上线23',
]

test('I8 the database finds keywords where the protocol does', async () => {
  for (const words of KEYWORDS) {
    const rows = await workspace.core.database.ask<{ found: boolean | null }>(
      'test_keywords',
      `SELECT parley_fold_case(body) ~ parley_keyword_pattern($1::jsonb) AS found
       FROM unnest($2::text[]) WITH ORDINALITY AS said (body, place) ORDER BY place`,
      [JSON.stringify(words), TEXTS],
    )
    const pattern = keywordPattern(words)
    const found = TEXTS.filter((_, place) => rows[place]?.found)
    expect([words, found]).toEqual([words, TEXTS.filter((text) => holdsKeyword(pattern, text))])
  }
  expect(foldCase('ÀB')).toBe('Àb')
})

test('I8 a message with a keyword is counted as one that mentions everybody, once, and for nobody else', async () => {
  const ann = await workspace.person('ann')
  const ben = await workspace.person('ben')
  const room = await workspace.room(ann, ben)
  const unread = async () => {
    const counted = (await readRoomOf(workspace.core, ann.personId, room))?.unread
    return [counted?.count, counted?.mentions ?? 0, counted?.named ?? 0]
  }
  for (const body of ['deploy it', 'a DEPLOY for @ann', '@all: deploy', 'nothing of the kind', '今天上线']) {
    await workspace.say(ben, room, body)
  }
  expect(await unread()).toEqual([5, 2, 1])
  const keep = (value: unknown) =>
    keepPersonal(workspace.core, ann, {
      items: [{ key: 'setting:keywords', value: value === null ? null : { value } }],
    })
  const listed = async (who = ann) =>
    (await listMentions(workspace.core, who, {})).mentions.map(({ message }) => message.body)
  expect(await listed()).toEqual(['@all: deploy', 'a DEPLOY for @ann'])
  await keep(['deploy', '上线'])
  expect(await unread()).toEqual([5, 4, 1])
  expect(await listed()).toEqual(['今天上线', '@all: deploy', 'a DEPLOY for @ann', 'deploy it'])
  expect(await listed(ben)).toEqual([])
  const first = await listMentions(workspace.core, ann, { limit: 3 })
  const rest = await listMentions(workspace.core, ann, { after: first.next ?? '', limit: 3 })
  expect(rest.mentions.map(({ message }) => message.body)).toEqual(['deploy it'])
  await expect(keep(['a'])).rejects.toMatchObject({ code: 'PERSONAL_INVALID' })
  // Whatever else is kept under that name harms nobody.
  await keep('deploy')
  expect(await unread()).toEqual([5, 2, 1])
  expect(await listed()).toHaveLength(2)
  await keep(null)
  expect(await unread()).toEqual([5, 2, 1])
})
