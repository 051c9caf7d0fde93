import type { ParleyClient } from '@parley/client'
import type { Person } from '@parley/protocol'
import { openDirect } from '../rooms/open-direct.ts'

/** Leads to the room of the two, which is made where there is none yet. @throws Refusal where it cannot be made, or not now. */
export function openPerson(client: ParleyClient, { id }: Pick<Person, 'id'>): Promise<void> {
  return openDirect(client, [id])
}
