/**
 * Plain old syntax on purpose: this is read by versions of Node that are too old for anything else.
 *
 * @param {string} version Such as `18.19.0`.
 * @returns {string | null} A sentence with the remedy when it is older than 20.19.
 */
export function nodeProblem(version) {
  const parts = version.split('.')
  const major = Number(parts[0])
  if (major > 20 || (major === 20 && Number(parts[1]) >= 19)) return null
  return `Parley needs Node 20.19 or newer, and this is ${version}: install a newer one from https://nodejs.org.`
}
