import * as core from '@parley/core'
import type { Message } from '@parley/protocol'
import type { Rows } from '@parley/testkit'

/** All messages of a room as a member reads them, with the handles of their people instead of ids. */
export async function readRoom(
  { chat, rows }: { chat: core.CoreContext; rows: Rows },
  reader: core.Principal,
  roomId: string,
) {
  const epoch = await core.readEpoch(chat)
  const handles = new Map(
    (await rows.query<{ id: string; handle: string }>('SELECT id::text, handle FROM person')).map((row) => [
      row.id,
      row.handle,
    ]),
  )
  const { messages } = await core.readHistory(chat, reader, { roomId, epoch, limit: 200 })
  const threads = await Promise.all(
    messages
      .filter(({ thread }) => thread)
      .map(
        async ({ seq }) => (await core.readHistory(chat, reader, { roomId, epoch, thread: seq, limit: 200 })).messages,
      ),
  )
  const all = [...new Map([...messages, ...threads.flat()].map((each) => [each.seq, each])).values()].sort(
    (a, b) => a.seq - b.seq,
  )
  const place = new Map(all.map(({ seq }, index) => [seq, index]))
  const told = ({ rev: _, clientId: __, seq, ...message }: Message) =>
    JSON.parse(
      JSON.stringify({ ...message, place: place.get(seq) }, (name, value: unknown) => {
        if (['seq', 'lastSeq', 'threadOf'].includes(name) && typeof value === 'number') return place.get(value)
        return typeof value === 'string' ? (handles.get(value) ?? value) : value
      }),
    )
  return all.map(told)
}
