import type { Person } from '@parley/protocol'
import { type ChangesAsked, type ChangesPage, loadChanges } from '../changes.ts'
import type { Ask } from '../connection/ask.ts'
import { type Home, loadHomes } from '../homes.ts'
import { loadRoomIds, loadWithMembership } from '../members.ts'
import { loadPeople } from '../people.ts'
import { loadHeads, loadRoomAccess, type RoomAccess } from '../rooms.ts'
import { type LivingSession, loadSessions } from '../sessions.ts'
import { loadWorkspace, type WorkspaceFacts } from '../workspace.ts'
import { createGather, createGatherOf } from './gather.ts'

/** Most pages of one query: each may be as long as a page may be. */
const MOST_PAGES = 32

interface PageAsked extends ChangesAsked {
  readonly limit: number
}

/** What every client that connects asks for, by key. Clients that ask at the same moment share queries. */
export interface Reads {
  /** By session id; none that ended. */
  session(id: string): Promise<LivingSession | undefined>
  person(id: string): Promise<Person | undefined>
  /** By person id: what they come home to. */
  home(personId: string): Promise<Home | undefined>
  /** By person id: the ids of the rooms that they are in; unknown for who is in none. */
  roomIds(personId: string): Promise<readonly string[] | undefined>
  /** By person id: true where they are or were in any room. */
  hasMembership(personId: string): Promise<true | undefined>
  access(asked: { readonly roomId: string; readonly personId: string }): Promise<RoomAccess | undefined>
  /** Those of a room who come back together have seen the same, so they share a page. */
  changes(asked: PageAsked): Promise<ChangesPage | undefined>
  /** By room id. */
  head(roomId: string): Promise<number | undefined>
  workspace(id: 1): Promise<WorkspaceFacts | undefined>
}

export function createReads(ask: Ask): Reads {
  return {
    session: createGather((ids) => loadSessions(ask, ids)),
    person: createGather((ids) => loadPeople(ask, ids)),
    home: createGather((personIds) => loadHomes(ask, personIds)),
    roomIds: createGather((personIds) => loadRoomIds(ask, personIds)),
    hasMembership: createGather((personIds) => loadWithMembership(ask, personIds)),
    access: createGatherOf((asked) => loadRoomAccess(ask, asked)),
    changes: createGatherOf((asked) => loadPages(ask, asked), MOST_PAGES),
    head: createGather((roomIds) => loadHeads(ask, roomIds)),
    workspace: createGather(() => loadWorkspace(ask)),
  }
}

/** A query for each limit; nearly always all ask for the same. */
async function loadPages(ask: Ask, asked: readonly PageAsked[]): Promise<(ChangesPage | undefined)[]> {
  const pages = new Map<PageAsked, ChangesPage | undefined>()
  for (const limit of new Set(asked.map((each) => each.limit))) {
    const alike = asked.filter((each) => each.limit === limit)
    const found = await loadChanges(ask, alike, limit)
    for (const [place, each] of alike.entries()) pages.set(each, found[place])
  }
  return asked.map((each) => pages.get(each))
}
