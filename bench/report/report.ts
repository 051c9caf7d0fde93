import type { PeerName } from '../peers/peer.ts'
import { median, pairedRatio } from './statistics.ts'

/** What one peer did in one round: figures by name; null where there is none. */
export type Figures = Readonly<Record<string, number | null>>

/** What one bench found out. */
export interface Findings {
  readonly name: string
  /** Figures of each peer, one entry a round. */
  readonly peers: Readonly<Partial<Record<PeerName, readonly Figures[]>>>
  readonly ratios: Readonly<Record<string, number>>
  /** Sentences about what makes these figures worth less, or nothing. */
  readonly remarks: readonly string[]
  readonly generatorSaturated: boolean
  /** Whether everything that was acked reached everybody. */
  readonly isComplete: boolean
}

export interface RatioOf {
  readonly name: string
  readonly figure: string
  readonly against: PeerName
}

/** The wanted ratios of Parley to others, where both have the figure. */
export function ratiosOf(peers: Findings['peers'], wanted: readonly RatioOf[]): Record<string, number> {
  const entries = wanted.flatMap(({ name, figure, against }) => {
    const column = (peer: PeerName) => (peers[peer] ?? []).map((figures) => figures[figure] ?? null)
    const ratio = pairedRatio(column('parley'), column(against))
    return ratio === null ? [] : [[name, round(ratio)] as const]
  })
  return Object.fromEntries(entries)
}

/** The table that a person reads: a line a figure, a column a peer, each a median and its spread. */
export function printFindings({ name, peers, ratios, remarks }: Findings): void {
  const columns = Object.entries(peers)
  const figures = [...new Set(columns.flatMap(([, rounds]) => rounds.flatMap((each) => Object.keys(each))))]
  const rows = figures.map((figure) => [
    figure,
    ...columns.map(([, rounds]) => spread(rounds.map((each) => each[figure] ?? null))),
  ])
  console.log(`\n${name}: median (least–most) of ${Math.max(...columns.map(([, rounds]) => rounds.length))} rounds`)
  printTable([['', ...columns.map(([peer]) => peer)], ...rows])
  for (const [ratio, value] of Object.entries(ratios)) console.log(`  ${ratio}: ${value}`)
  for (const remark of remarks) console.log(`  ! ${remark}`)
}

function printTable(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  for (const row of rows) console.log(`  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`)
}

function spread(values: readonly (number | null)[]): string {
  const numbers = values.filter((value) => value !== null)
  const middle = median(numbers)
  if (middle === null) return '–'
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)]
  return least === most ? short(middle) : `${short(middle)} (${short(least)}–${short(most)})`
}

function short(value: number): string {
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en')
  return String(round(value))
}

/** To three significant digits. */
export const round = (value: number): number => Number(value.toPrecision(3))
