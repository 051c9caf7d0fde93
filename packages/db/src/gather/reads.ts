import type { Person } from '@parley/protocol'
import type { Ask } from '../connection/ask.ts'
import { type Home, loadHomes } from '../homes.ts'
import { loadRoomIds, loadWithMembership } from '../members.ts'
import { loadPeople } from '../people.ts'
import { loadHeads } from '../rooms.ts'
import { type LivingSession, loadSessions } from '../sessions.ts'
import { loadWorkspace, type WorkspaceFacts } from '../workspace.ts'
import { createGather } from './gather.ts'

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
    head: createGather((roomIds) => loadHeads(ask, roomIds)),
    workspace: createGather(() => loadWorkspace(ask)),
  }
}
