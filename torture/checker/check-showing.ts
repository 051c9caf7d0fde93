import type { ShownRow } from '../logs/records.ts'
import type { Setting } from '../people/setting.ts'
import type { Findings } from './findings.ts'
import type { History } from './history.ts'
import type { TrueMessage, Truth } from './truth.ts'

type Shown = Pick<
  Findings,
  | 'phantom'
  | 'missing'
  | 'duplicatesShown'
  | 'inversionsShown'
  | 'stateMismatches'
  | 'readPositionsWrong'
  | 'signedOut'
  | 'uncaughtInLoad'
>

/** I2, I4, I6, I7, I8, I11: what screens showed against what the database holds. */
export function checkShowing(history: History, truth: Truth, setting: Setting): Shown {
  const { examples } = history
  let missing = 0
  let stateMismatches = 0
  let duplicatesShown = 0
  let inversionsShown = 0
  for (const { device, screens } of history.devices.values()) {
    for (const [room, { members }] of setting.rooms.entries()) {
      if (!members.includes(device % setting.people.length)) continue
      const rows = truth.rooms[room] ?? []
      const screen = screens.get(room)
      const shown = (screen?.rows ?? []).filter(([state]) => state === 's')
      duplicatesShown += screen?.duplicates ?? 0
      inversionsShown += screen?.inversions ?? 0
      const seqs = new Set(shown.map(([, seq]) => seq))
      const absent = rows.filter(({ seq }) => !seqs.has(seq))
      missing += absent.length
      if (absent.length > 0) {
        examples.add('missing', () => `device ${device}, room ${room}: seq ${absent.slice(0, 5).map(({ seq }) => seq)}`)
      }
      const difference = firstDifference(rows, shown)
      if (difference === null) continue
      stateMismatches += 1
      examples.add('state', () => `device ${device}, room ${room}: ${difference}`)
    }
  }
  return {
    phantom: countPhantoms(history, truth),
    missing,
    duplicatesShown,
    inversionsShown,
    stateMismatches,
    readPositionsWrong: history.readPositionsBack + countPastTheEnd(history, truth),
    signedOut: [...history.devices.values()].filter(({ status }) => status === 'ended').length,
    uncaughtInLoad: history.uncaught.length,
  }
}

function firstDifference(rows: readonly TrueMessage[], shown: readonly ShownRow[]): string | null {
  if (rows.length !== shown.length) return `${shown.length} rows instead of ${rows.length}`
  for (const [place, row] of rows.entries()) {
    const [, seq, rev, author, client, token] = shown[place] ?? []
    const isSame =
      row.seq === seq && row.rev === rev && row.author === author && row.client === client && row.token === token
    if (!isSame) return `shows ${shown[place]?.join(' ')} instead of ${row.seq} ${row.rev} ${row.client} ${row.token}`
  }
  return null
}

function countPhantoms(history: History, truth: Truth): number {
  const bySeq = truth.rooms.map((rows) => new Map(rows.map((row) => [row.seq, row])))
  let phantoms = 0
  for (const { device, room, seq, rev, author, client, token } of history.states.values()) {
    const row = bySeq[room]?.get(seq)
    const isTrue =
      row !== undefined &&
      row.author === author &&
      row.client === client &&
      (rev < row.rev || (rev === row.rev && token === row.token))
    if (isTrue) continue
    phantoms += 1
    history.examples.add('phantom', () => `device ${device}, room ${room}: seq ${seq} rev ${rev} ${client} ${token}`)
  }
  return phantoms
}

function countPastTheEnd(history: History, truth: Truth): number {
  const past = truth.readPositions.filter(({ room, seq }) => seq > (truth.rooms[room]?.at(-1)?.seq ?? 0))
  for (const { room, seq } of past) history.examples.add('read position', () => `room ${room}: ${seq} is past the end`)
  return past.length
}
