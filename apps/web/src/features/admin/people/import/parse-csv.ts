/** One row of a file: its cells, and the line on which it begins, from 1. */
export interface CsvRow {
  readonly line: number
  readonly cells: readonly string[]
}

/**
 * Reads CSV as spreadsheets write it (RFC 4180): cells in quotes may hold commas, line ends and doubled quotes. Commas,
 * semicolons and tabs are told apart by the first line; a byte order mark is left out, as are lines without anything. What is
 * not quite CSV is read as far as it goes: nothing throws.
 */
export function parseCsv(text: string): CsvRow[] {
  const source = text.replace(/^\uFEFF/, '')
  const delimiter = delimiterOf(source)
  const rows: CsvRow[] = []
  let cells: string[] = []
  let cell = ''
  let line = 1
  let beganAt = 1
  let isQuoted = false
  const endCell = () => {
    cells.push(cell.trim())
    cell = ''
  }
  const endRow = () => {
    endCell()
    if (cells.some((each) => each !== '')) rows.push({ line: beganAt, cells })
    cells = []
    beganAt = line
  }
  for (let at = 0; at < source.length; at++) {
    const sign = source.charAt(at)
    const isLineEnd = sign === '\n' || (sign === '\r' && source.charAt(at + 1) !== '\n')
    if (isLineEnd) line += 1
    if (isQuoted) {
      if (sign !== '"') cell += sign
      else if (source.charAt(at + 1) === '"') {
        cell += '"'
        at += 1
      } else isQuoted = false
    } else if (sign === '"' && cell.trim() === '') {
      cell = ''
      isQuoted = true
    } else if (sign === delimiter) endCell()
    else if (isLineEnd) endRow()
    else if (sign !== '\r') cell += sign
  }
  endRow()
  return rows
}

/** The last one is what Chinese is typed with. */
const DELIMITERS = [',', ';', '\t', '，'] as const

/** The one that stands most often outside of quotes in the first line that has anything. */
function delimiterOf(source: string): string {
  const [first = ''] = source
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== '')
  const counts = DELIMITERS.map((sign) => ({ sign, count: first.split(sign).length }))
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).sign
}
