import { connectRaw, type RawConnection, type Ticket } from '@parley/testkit'
import { expect } from '@playwright/test'
import type { Person } from './person.ts'

/** A connection of this person beside their page, for what a test needs and is not about. Close it. */
export async function asProgram({ baseUrl, context }: Person): Promise<RawConnection> {
  const answer = await context.request.post(`${baseUrl}/api/ticket`, { headers: { origin: baseUrl } })
  expect(answer.ok(), await answer.text()).toBe(true)
  const { ticket, protocol, realtimeUrl, realtimePort } = (await answer.json()) as Ticket
  const url = realtimeUrl ?? (realtimePort === null ? baseUrl : `http://${new URL(baseUrl).hostname}:${realtimePort}`)
  return connectRaw(url, { auth: { ticket, protocol }, origin: baseUrl })
}

/** Makes a public room and takes the others into it; it then stands in everybody's sidebar. Gives its id. */
export async function makeRoom(name: string, owner: Person, ...others: Person[]): Promise<string> {
  const first = await asProgram(owner)
  const made = await first.ask<{ room: { room: { id: string } } }>('room.create', {
    clientId: crypto.randomUUID(),
    name,
  })
  first.close()
  const roomId = made.room.room.id
  for (const other of others) {
    const connection = await asProgram(other)
    await connection.ask('room.join', { roomId })
    connection.close()
  }
  return roomId
}
