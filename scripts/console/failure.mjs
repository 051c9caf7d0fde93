/** What went wrong in one sentence that names the remedy. It is all that a person is shown. */
export class Failure extends Error {
  /** @override */
  name = 'Failure'
}

/**
 * Recognises what can go wrong with any file or program on a machine.
 *
 * @param {unknown} error
 * @param {string} place The folder that was being written, as it reads within a sentence.
 * @returns {Failure | null} Null when it is something else.
 */
export function recogniseFailure(error, place) {
  if (error instanceof Failure) return error
  const text = describe(error)
  if (/ENOSPC|No space\s+left on\s+device|os error 28|EDQUOT|disk quota exceeded/i.test(text)) {
    return new Failure(`The disk that holds ${place} is full: free some space and run the command again.`)
  }
  if (/EROFS|read-only\s+file\s+system|os error 30/i.test(text)) {
    return new Failure(`${capitalised(place)} lies on a read-only file system: choose a folder that can be written.`)
  }
  if (/EACCES|EPERM|permission\s+denied|os error 13/i.test(text)) {
    return new Failure(
      `${capitalised(place)} cannot be written by this user: give it to this user (chown), or choose another folder.`,
    )
  }
  return null
}

/**
 * @param {unknown} error
 * @returns {string}
 */
function describe(error) {
  if (!(error instanceof Error)) return String(error)
  const code = /** @type {NodeJS.ErrnoException} */ (error).code ?? ''
  return `${code} ${error.message} ${error.cause ? describe(error.cause) : ''}`
}

/** @param {string} text */
const capitalised = (text) => text.charAt(0).toUpperCase() + text.slice(1)
