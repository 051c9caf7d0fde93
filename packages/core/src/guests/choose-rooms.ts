import { changeMembership, loadGuestRooms, loadOpenRooms, writeGuestRooms } from '@parley/db'
import { type Account, type ParsedInput, Refusal } from '@parley/protocol'
import { changeAccount } from '../admin/change-account.ts'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import type { Outcome, Published } from '../published.ts'

type Ask = CoreContext['database']['ask']

/**
 * Chooses the rooms that a guest is in: they enter the new ones and are put out of the others, at once.
 * @throws Refusal NOT_AN_ADMIN, PERSON_NOT_FOUND, RANK_TOO_LOW, NOT_A_GUEST, ROOM_NOT_FOUND
 */
export async function chooseGuestRooms(
  core: CoreContext,
  principal: Principal,
  { personId, roomIds }: ParsedInput<'accounts.rooms'>,
): Promise<Outcome<{ account: Account }>> {
  const published: Published[] = []
  const { account } = await changeAccount(core, principal, personId, 'accounts.rooms', async ({ ask, account }) => {
    if (account.person.role !== 'guest') throw new Refusal('NOT_A_GUEST')
    const before = await loadGuestRooms(ask, personId)
    const had = new Set(before.map(({ id }) => id))
    const wanted = new Set(roomIds.map((id) => id.toLowerCase()))
    const added = await loadOpenRooms(
      ask,
      [...wanted].filter((id) => !had.has(id)),
    )
    const after = [...before.filter(({ id }) => wanted.has(id)), ...added]
    if (after.length < wanted.size) throw new Refusal('ROOM_NOT_FOUND')
    const left = before.filter(({ id }) => !wanted.has(id))
    if (left.length + added.length === 0) return null
    await writeGuestRooms(ask, personId, [...wanted])
    // In the order of their ids, so that two who do so cannot wait for each other.
    const moves = [...left, ...added].map(({ id }) => id).sort()
    for (const id of moves)
      published.push(...(await move(ask, id, personId, { isIn: wanted.has(id), byId: principal.personId })))
    const names = (rooms: typeof before) => rooms.map(({ name }) => name)
    return { before: { rooms: names(before) }, after: { rooms: names(after) } }
  })
  return { output: { account }, published }
}

/** Lets a new guest into the rooms that their invitation named, as far as they are there still. */
export async function enterAsGuest(ask: Ask, personId: string, roomIds: readonly string[]): Promise<void> {
  const open = (await loadOpenRooms(ask, roomIds)).map(({ id }) => id).sort()
  await writeGuestRooms(ask, personId, open)
  for (const id of open) await changeMembership(ask, id, personId, 'joined')
}

async function move(
  ask: Ask,
  roomId: string,
  personId: string,
  { isIn, byId }: { readonly isIn: boolean; readonly byId: string },
): Promise<Published[]> {
  const moved = await changeMembership(ask, roomId, personId, isIn ? 'joined' : 'left', byId)
  return 'change' in moved ? [{ roomId, epoch: moved.epoch, changes: [moved.change] }] : []
}
