import { originOf } from '../bodies/body.ts'
import type { Setting } from '../people/setting.ts'
import type { Findings } from './findings.ts'
import type { History } from './history.ts'
import type { TrueMessage, Truth } from './truth.ts'

type Written = Pick<
  Findings,
  'sent' | 'acked' | 'unknown' | 'rows' | 'lost' | 'duplicateRows' | 'unresolved' | 'failedShown'
>

/** I1, I3, I10: what people wrote against what the database holds. */
export function checkWriting(history: History, truth: Truth, setting: Setting): Written {
  const { examples } = history
  const authorOf = (device: number) => setting.people[device % setting.people.length]?.id ?? ''
  const rowOf = truth.rooms.map((rows) => new Map(rows.map((row) => [`${row.author} ${row.client}`, row])))
  const bySeq = truth.rooms.map((rows) => new Map(rows.map((row) => [row.seq, row])))

  let lost = 0
  const lose = (tell: () => string) => {
    lost += 1
    examples.add('lost', tell)
  }
  const ackedIds = new Set<string>()
  for (const ack of history.acks) {
    const { device, act, room, client, seq, rev } = ack
    const tell = () => `${act} of device ${device} in room ${room}, acked seq ${seq} rev ${rev} (${client})`
    if (act === 's') {
      ackedIds.add(`${device} ${client}`)
      if (rowOf[room]?.get(`${authorOf(device)} ${client}`)?.seq !== seq) lose(tell)
      continue
    }
    const row = bySeq[room]?.get(seq)
    const isThere =
      row !== undefined &&
      row.rev >= rev &&
      (act === 'd' ? row.token === null : truth.edits[room]?.has(`${seq} ${client}`) === true)
    if (!isThere) lose(tell)
  }

  const ends = endsOfScreens(history)
  let acked = 0
  let unresolved = 0
  for (const { device, room, client } of history.sent) {
    const end = ends.get(`${device} ${room} ${client}`)
    if (ackedIds.has(`${device} ${client}`)) acked += 1
    else if (end === 's') {
      acked += 1
      if (!rowOf[room]?.has(`${authorOf(device)} ${client}`))
        lose(() => `shown as committed: ${client} in room ${room}`)
    } else if (end !== 'f') {
      unresolved += 1
      examples.add('unresolved', () => `${client} of device ${device} in room ${room}, ${end ?? 'not shown'}`)
    }
  }
  // Edits and deletions that wait have no row of their own.
  for (const { device, finals, screens } of history.devices.values()) {
    const shown = [...screens.values()].flatMap(({ rows }) => rows.filter(([state]) => state !== 's')).length
    const waiting = Math.max(0, ...[...finals.values()].map((final) => final.waiting))
    if (waiting <= shown) continue
    unresolved += waiting - shown
    examples.add('unresolved', () => `${waiting} acts of device ${device}, ${shown} of them shown`)
  }
  return {
    sent: history.sent.length,
    acked,
    unknown: history.asks - history.answers,
    rows: truth.rooms.reduce((sum, rows) => sum + rows.length, 0),
    lost,
    duplicateRows: countDuplicates(truth.rooms, (tell) => examples.add('duplicate row', tell)),
    unresolved,
    failedShown: [...ends.values()].filter((state) => state === 'f').length,
  }
}

/** The last state in which each device shows the messages that are its own. */
function endsOfScreens(history: History): Map<string, string> {
  const ends = new Map<string, string>()
  for (const { device, screens } of history.devices.values()) {
    for (const [room, { rows }] of screens) for (const row of rows) ends.set(`${device} ${room} ${row[4]}`, row[0])
  }
  return ends
}

function countDuplicates(rooms: readonly (readonly TrueMessage[])[], found: (tell: () => string) => void): number {
  let duplicates = 0
  for (const [room, rows] of rooms.entries()) {
    const seen = new Map<string, TrueMessage>()
    for (const row of rows) {
      const names = [`${row.author} ${row.client}`, ...(row.token === null ? [] : [originOf(row.token)])]
      const earlier = names.map((name) => seen.get(name)).find((other) => other !== undefined)
      if (earlier) {
        duplicates += 1
        found(() => `room ${room}, seq ${earlier.seq} and ${row.seq}: ${row.token}`)
      }
      for (const name of names) seen.set(name, row)
    }
  }
  return duplicates
}
