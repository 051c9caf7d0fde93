/** Spreadsheets run what begins like this as a formula; an apostrophe before it makes it text. */
const FORMULA = /^[=+\-@\t\r]/

/** By this spreadsheets know UTF-8; a file begins with it. */
export const UTF8_MARK = '\uFEFF'

/** Rows as CSV (RFC 4180): a whole file. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return UTF8_MARK + csvRows(rows)
}

/** Rows as a part of a file. */
export function csvRows(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

function cell(value: string): string {
  const text = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
