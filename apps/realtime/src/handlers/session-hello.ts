import type { Principal } from '@parley/core'
import * as core from '@parley/core'
import type { Bootstrap, JoinedRoom } from '@parley/protocol'
import type { Chat, Handler, Hearing } from './handler.ts'

/** Reads again at most this often; memberships of one person do not change faster than that. */
const MAX_READS = 5

/**
 * Whatever a room's head does not cover must arrive as `room.changed`. A person's rooms are known only by reading,
 * so it reads, hears, and reads again where a head moved on before the socket heard the room.
 */
export const hello: Handler<'session.hello'> = ({ chat, principal, hearing }) =>
  chat.persons.run(principal.personId, async () => {
    let bootstrap = await core.readBootstrap(chat.core, principal)
    if (bootstrap.rooms.every(({ room }) => room.kind === 'self') && (await letIn(chat, principal))) {
      bootstrap = await core.readBootstrap(chat.core, principal)
    }
    for (let reads = 1; reads < MAX_READS; reads += 1) {
      if (!(await haveMovedOn(chat, hearRooms(hearing, bootstrap)))) break
      bootstrap = await core.readBootstrap(chat.core, principal)
    }
    for (const { room, head } of bootstrap.rooms) chat.told.begin(room.id, bootstrap.epoch, head)
    return bootstrap
  })

/** A newcomer enters the first room; false where there was nothing to enter. */
async function letIn(chat: Chat, principal: Principal): Promise<boolean> {
  const entered = await core.enterWorkspace(chat.core, principal)
  for (const { output, published } of entered) {
    chat.fanOut.enterRoom(principal.personId, output.room.room.id)
    const epoch = await core.readEpoch(chat.core)
    chat.fanOut.toPersonHere(principal.personId, 'room.joined', { epoch, room: output.room })
    chat.fanOut.publish(published)
  }
  return entered.length > 0
}

/** Makes the socket hear the person's rooms and no other; returns those that are new to it. */
function hearRooms(hearing: Hearing, { rooms }: Bootstrap): JoinedRoom[] {
  const joined = new Set(rooms.map(({ room }) => room.id))
  const heard = new Set(hearing.rooms())
  for (const roomId of heard) if (!joined.has(roomId)) hearing.unhear(roomId)
  const unheard = rooms.filter(({ room }) => !heard.has(room.id))
  hearing.hear(unheard.map(({ room }) => room.id))
  return unheard
}

async function haveMovedOn(chat: Chat, rooms: readonly JoinedRoom[]): Promise<boolean> {
  if (rooms.length === 0) return false
  const ids = rooms.map(({ room }) => room.id)
  const heads = await core.readHeads(chat.core, ids)
  return rooms.some(({ room, head }) => heads.get(room.id) !== head)
}
