import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestWorkspace, type TestWorkspace } from '../fixtures/test-workspace.ts'
import { deleteMessage } from '../messages/delete-message.ts'
import { sendMessage } from '../messages/send-message.ts'
import { seekMessage } from './seek-message.ts'

let workspace: TestWorkspace

beforeAll(async () => {
  workspace = await openTestWorkspace()
})
afterAll(() => workspace.close())

test('a time leads to the first message that stands there since, whatever lies between, and to none after the last', async () => {
  const { core, epoch } = workspace
  const ann = await workspace.person('ann')
  const roomId = await workspace.room(ann)
  const send = async (threadOf?: number) => {
    const input = { roomId, epoch, clientId: randomUUID(), body: 'hi', ...(threadOf && { threadOf }) }
    return (await sendMessage(core, ann, input)).output.message.seq
  }
  const seqs: number[] = []
  for (let index = 0; index < 20; index++) seqs.push(await send())
  const [first = 0] = seqs
  const inThread = await send(first)
  const last = await send()
  const gone = seqs[12] as number
  await deleteMessage(core, ann, { roomId, epoch, seq: gone })
  const dayOf = (index: number) => new Date(Date.UTC(2026, 0, 1 + index))
  const standing = [...seqs, inThread, last]
  for (const [index, seq] of standing.entries()) {
    await core.database.ask('test_time', 'UPDATE message SET created_at = $3 WHERE room_id = $1::uuid AND seq = $2', [
      roomId,
      seq,
      dayOf(index * 2),
    ])
  }
  const seek = async (at: Date) => (await seekMessage(core, ann, { roomId, epoch, at: at.toISOString() })).seq
  for (let day = -3; day <= 45; day++) {
    const expected = standing.find(
      (seq, index) => seq !== gone && seq !== inThread && dayOf(index * 2).getTime() >= dayOf(day).getTime(),
    )
    expect(await seek(dayOf(day)), `day ${day}`).toBe(expected ?? null)
  }
})

test('an empty room has no such message, and nobody seeks in a room that they are not in', async () => {
  const { core, epoch } = workspace
  const [ben, cat] = [await workspace.person('ben'), await workspace.person('cat')]
  const roomId = await workspace.room(ben)
  const input = { roomId, epoch, at: '2020-01-01T00:00:00.000Z' }
  expect(await seekMessage(core, ben, input)).toEqual({ seq: null })
  await expect(seekMessage(core, cat, input)).rejects.toMatchObject({ code: 'NOT_A_MEMBER' })
})
