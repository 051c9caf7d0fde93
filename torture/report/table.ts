import type { Result } from '../run/result.ts'

type Column = readonly [title: string, value: (result: Result) => string | number]

const COLUMNS: readonly Column[] = [
  ['sent', ({ findings }) => findings.sent],
  ['acked', ({ findings }) => findings.acked],
  ['unknown', ({ findings }) => findings.unknown],
  ['rows', ({ findings }) => findings.rows],
  ['lost', ({ findings }) => findings.lost],
  ['phantom', ({ findings }) => findings.phantom],
  ['dup. rows', ({ findings }) => findings.duplicateRows],
  ['missing', ({ findings }) => findings.missing],
  ['dup. shown', ({ findings }) => findings.duplicatesShown],
  ['inversions', ({ findings }) => findings.inversionsShown],
  ['unresolved', ({ findings }) => findings.unresolved],
  ['failed', ({ findings }) => findings.failedShown],
  ['state', ({ findings }) => findings.stateMismatches],
  ['behind s', ({ findings }) => seconds(findings.longestBehindMs)],
  ['1st ack s', ({ findings }) => seconds(findings.firstAckAfterMs)],
  ['converged s', ({ findings }) => seconds(findings.convergedAfterMs)],
  ['RSS MB', ({ peakRssMb }) => peakRssMb],
  ['uncaught', ({ uncaught }) => uncaught],
  ['ok', ({ problems }) => (problems.length === 0 ? 'yes' : 'NO')],
]

/** A line for each run, in Markdown, so that it can stand in the docs as it is. */
export function renderTable(results: readonly Result[]): string {
  const hasSeeds = new Set(results.map(({ seed }) => seed)).size > 1
  const rows = results.map((result) => [
    hasSeeds ? `${result.fault} (${result.seed})` : result.fault,
    ...COLUMNS.map(([, value]) => String(value(result))),
  ])
  const table = [['fault', ...COLUMNS.map(([title]) => title)], ...rows]
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => (row[column] ?? '').length)))
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`
  const [head = [], ...rest] = table
  const rule = `|${widths.map((width, column) => (column === 0 ? `-${'-'.repeat(width)}-` : `-${'-'.repeat(width)}:`)).join('|')}|`
  return [line(head), rule, ...rest.map(line)].join('\n')
}

function seconds(ms: number | null): string {
  return ms === null ? '–' : (ms / 1000).toFixed(1)
}
