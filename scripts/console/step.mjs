/** The title whose line is being written, and still waits for its outcome. */
let openTitle = /** @type {string | null} */ (null)

/**
 * Does one step under one visible line: `Building … 18.2 s`.
 *
 * @template T
 * @param {string} title
 * @param {() => Promise<{ skipped?: string, value: T }>} work `skipped` says why nothing had to be done.
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const startedAt = Date.now()
  process.stdout.write(`${title} … `)
  openTitle = title
  try {
    const { skipped, value } = await work()
    finish(title, skipped ?? seconds(Date.now() - startedAt))
    return value
  } catch (error) {
    finish(title, 'failed')
    throw error
  }
}

/**
 * Prints a line of its own, also in the middle of a step.
 *
 * @param {string} text
 */
export function say(text) {
  process.stdout.write(`${openTitle === null ? '' : '\n'}${text}\n`)
  openTitle = null
}

/**
 * @param {string} title
 * @param {string} outcome
 */
function finish(title, outcome) {
  process.stdout.write(`${openTitle === null ? `${title} … ` : ''}${outcome}\n`)
  openTitle = null
}

/** @param {number} ms */
export const seconds = (ms) => `${(ms / 1_000).toFixed(1)} s`
