import {
  loadAccount,
  loadAccountFacts,
  loadItemsOfPerson,
  loadMessagesOfPerson,
  loadRoomsOfPerson,
  type RoomOfPerson,
} from '@parley/db'
import { Refusal } from '@parley/protocol'
import { changeAccount } from '../admin/change-account.ts'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { isUuid } from '../text/uuid.ts'

/** What is held about somebody, as it is saved: a file's name, and its text piece by piece. */
export interface PersonalData {
  readonly fileName: string
  readonly pieces: AsyncGenerator<string, void>
}

/** What is held about the caller. @throws Refusal SESSION_ENDED */
export async function exportOwnData(core: CoreContext, { personId }: Principal): Promise<PersonalData> {
  const account = await loadAccount(core.database.ask, personId)
  if (account === null || account.status === 'erased') throw new Refusal('SESSION_ENDED')
  return describe(core, personId, account.person.handle)
}

/**
 * What is held about somebody whom the caller may change; that it was saved is written down.
 * @throws Refusal NOT_AN_ADMIN, PERSON_NOT_FOUND, RANK_TOO_LOW
 */
export async function exportDataOf(core: CoreContext, principal: Principal, personId: string): Promise<PersonalData> {
  if (!isUuid(personId)) throw new Refusal('PERSON_NOT_FOUND')
  const facts = { before: null, after: null }
  const { account } = await changeAccount(core, principal, personId, 'accounts.export', async () => facts)
  return describe(core, personId, account.person.handle)
}

function describe(core: CoreContext, personId: string, handle: string): PersonalData {
  return { fileName: `parley-${handle}.json`, pieces: write(core, personId) }
}

/**
 * JSON, a page of the database at a time: as much as whoever reads it takes. What is written meanwhile may be in it or not.
 */
async function* write({ database: { ask } }: CoreContext, personId: string): AsyncGenerator<string, void> {
  const [account, facts] = await Promise.all([loadAccount(ask, personId), loadAccountFacts(ask, personId)])
  if (account === null) return
  const head = { format: 'parley-person', version: 1, savedAt: new Date(), account, sessions: facts.sessions }
  yield `${JSON.stringify(head, null, 1).slice(0, -2)},\n "kept": [`
  let first = true
  for await (const item of eachItem(ask, personId)) {
    yield `${first ? '' : ','}\n  ${JSON.stringify(item)}`
    first = false
  }
  yield '\n ],\n "rooms": ['
  first = true
  for await (const room of eachRoom(ask, personId)) {
    yield `${first ? '' : ','}\n  ${JSON.stringify(room).slice(0, -1)}, "messages": [`
    first = false
    let isFirstOfRoom = true
    for await (const message of eachMessage(ask, personId, room.id)) {
      yield `${isFirstOfRoom ? '' : ','}\n   ${JSON.stringify(message)}`
      isFirstOfRoom = false
    }
    yield '\n  ]}'
  }
  yield '\n ]\n}\n'
}

type Ask = CoreContext['database']['ask']

async function* eachItem(ask: Ask, personId: string) {
  for (let after = ''; ; ) {
    const page = await loadItemsOfPerson(ask, personId, after)
    yield* page
    const last = page.at(-1)
    if (last === undefined) return
    after = last.key
  }
}

async function* eachRoom(ask: Ask, personId: string): AsyncGenerator<RoomOfPerson, void> {
  for (let after: string | null = null; ; ) {
    const page: RoomOfPerson[] = await loadRoomsOfPerson(ask, personId, after)
    yield* page
    const last = page.at(-1)
    if (last === undefined) return
    after = last.id
  }
}

async function* eachMessage(ask: Ask, personId: string, roomId: string) {
  for (let after: string | null = null; ; ) {
    const page = await loadMessagesOfPerson(ask, { roomId, personId, after })
    for (const { clientId, extras, ...message } of page) {
      after = clientId
      yield { ...message, ...extras }
    }
    if (page.length === 0) return
  }
}
