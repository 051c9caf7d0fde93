import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestWorkspace, type TestWorkspace } from '../fixtures/test-workspace.ts'
import { sendMessage } from '../messages/send-message.ts'
import { keepPersonal } from '../personal/keep-personal.ts'
import { advanceReadPosition } from './advance-read-position.ts'
import { readMovedReaders, readReaders } from './read-readers.ts'

let workspace: TestWorkspace
beforeAll(async () => {
  workspace = await openTestWorkspace()
})
afterAll(() => workspace.close())

test('members see how far others have read; who keeps it to themselves is not seen and sees nobody', async () => {
  const { core, epoch } = workspace
  const [ann, ben, eve] = [await workspace.person('ann'), await workspace.person('ben'), await workspace.person('eve')]
  const roomId = await workspace.room(ann, ben)
  const { output } = await sendMessage(core, ann, { roomId, clientId: randomUUID(), body: 'read this' })
  const { seq } = output.message
  await advanceReadPosition(core, ben, { roomId, epoch, seq })
  const ask = (who: typeof ann) => readReaders(core, who, { roomId, epoch })
  const { readers } = await ask(ann)
  expect(readers.find(({ personId }) => personId === ben.personId)).toMatchObject({ readSeq: seq })
  expect(readers.map(({ personId }) => personId).sort()).toEqual([ann.personId, ben.personId].sort())
  expect(await readMovedReaders(core, [roomId], [ben.personId])).toMatchObject([
    { roomId, epoch, readers: [{ readSeq: seq }] },
  ])
  await expect(ask(eve)).rejects.toMatchObject({ code: 'NOT_A_MEMBER' })
  const receipts = (value: boolean) =>
    keepPersonal(core, ben, { items: [{ key: 'setting:receipts', value: { value } }] })
  await receipts(false)
  expect((await ask(ann)).readers.map(({ personId }) => personId)).toEqual([ann.personId])
  expect((await ask(ben)).readers).toEqual([])
  expect(await readMovedReaders(core, [roomId], [ben.personId])).toEqual([])
  await receipts(true)
  expect((await ask(ben)).readers).toHaveLength(2)
})

test('a room of more than 50 people tells nobody', async () => {
  const { core, epoch } = workspace
  const [ann] = [await workspace.person('anna')]
  const roomId = await workspace.room(ann)
  const fill = (count: number) =>
    core.database.ask(
      'test_fill',
      `WITH made AS (INSERT INTO person (id, handle, display_name, password_hash)
         SELECT gen_random_uuid(), 'extra-' || gen_random_uuid(), 'Extra', '' FROM generate_series(1, $2::int) RETURNING id)
       INSERT INTO member (room_id, person_id, rev) SELECT $1::uuid, id, 1 FROM made`,
      [roomId, count],
    )
  await fill(49)
  expect((await readReaders(core, ann, { roomId, epoch })).readers).toHaveLength(50)
  await fill(1)
  expect((await readReaders(core, ann, { roomId, epoch })).readers).toEqual([])
})
