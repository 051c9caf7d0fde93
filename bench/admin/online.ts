import { type Crowd, gather } from '../clients/crowd.ts'
import type { Member, Room } from '../clients/population.ts'
import { withClient } from '../database/query.ts'
import { parleyDialect } from '../wire/parley.ts'

interface Served {
  readonly url: string
  readonly port: number
  readonly ticketKey: Buffer
}

/** Connects so many people of a community that `seedCommunity` made, each with one device. */
export async function bringOnline({ url, port, ticketKey }: Served, people: number): Promise<Crowd> {
  const { rows } = await withClient(url, (client) =>
    client.query<Pick<Member, 'personId' | 'sessionId'>>(
      `SELECT DISTINCT ON (person.id) person.id::text AS "personId", device_session.id::text AS "sessionId"
       FROM person JOIN device_session ON device_session.person_id = person.id
       WHERE person.role = 'member' AND person.suspended_at IS NULL AND person.deactivated_at IS NULL
       ORDER BY person.id LIMIT $1`,
      [people],
    ),
  )
  const members: Member[] = []
  const room: Room = { index: 0, id: '', members }
  members.push(...rows.map((row, index): Member => ({ ...row, index, room })))
  const population = { rooms: [room], members }
  return gather({ population, dialect: parleyDialect({ ticketKey, hears: false }), portOf: () => port, hears: false })
}
