import { connectRaw, createProgram, type RawConnection } from '@parley/testkit'
import { unique } from './names.ts'

/** How many messages one person may send at once. */
const BURST = 18

/** Signs so many people up, as programs, and takes them into a room. */
export async function fillRoom(webUrl: string, roomId: string, count: number): Promise<void> {
  await gather(webUrl, roomId, count, async (connection) => connection.close())
}

/** So many lines, `line 1` and on, in their order: by several people, as one may not write so much at once. Gives their seqs. */
export async function fillWithLines(webUrl: string, roomId: string, count: number): Promise<number[]> {
  const seqs: number[] = []
  const crowd = await gather(webUrl, roomId, Math.ceil(count / BURST), async (connection) => connection)
  for (let line = 1; line <= count; line++) {
    const speaker = crowd[Math.floor((line - 1) / BURST)]
    const input = { roomId, clientId: crypto.randomUUID(), body: `line ${line}` }
    const sent = await speaker?.ask<{ message: { seq: number } }>('message.send', input)
    seqs.push(sent?.message.seq ?? 0)
  }
  for (const connection of crowd) connection.close()
  return seqs
}

async function gather<T>(
  webUrl: string,
  roomId: string,
  count: number,
  then: (connection: RawConnection) => Promise<T>,
): Promise<T[]> {
  const gathered: T[] = []
  // One after the other: a busy machine refuses many who sign in at one moment.
  for (let index = 0; index < count; index++) {
    const program = createProgram(webUrl)
    const account = { displayName: `Crowd ${index}`, handle: unique('crowd'), password: unique('correct horse') }
    await program.signUp(account)
    await program.signIn({ login: account.handle, password: account.password })
    const { ticket, protocol, realtimeUrl, realtimePort } = await program.ticket()
    const { hostname } = new URL(webUrl)
    const connection = await connectRaw(realtimeUrl ?? `http://${hostname}:${realtimePort}`, {
      auth: { ticket, protocol },
      origin: webUrl,
    })
    await connection.ask('room.join', { roomId })
    gathered.push(await then(connection))
  }
  return gathered
}
