/**
 * What one line that a process printed says.
 *
 * @typedef {{ level: number, message: string, isReady: boolean }} LogLine
 */

export const errorLevel = 50

/**
 * @param {string} line
 * @returns {LogLine | null} Null when it is not one of our JSON logs.
 */
export function readLogLine(line) {
  if (!line.startsWith('{')) return null
  try {
    const { level, msg, err, code } = JSON.parse(line)
    if (typeof level !== 'number') return null
    const reason = [err?.message, err?.code ?? code].find((each) => typeof each === 'string' && each !== msg)
    const message = `${msg ?? 'error'}${reason ? ` (${reason})` : ''}`.split('\n').join(' ')
    return { level, message, isReady: msg === 'ready' }
  } catch {
    return null
  }
}
