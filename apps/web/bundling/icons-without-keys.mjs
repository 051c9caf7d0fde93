/**
 * A loader for lucide's icons: leaves out the keys of their shapes. React wants keys of what may move, and the shapes of an
 * icon never do; random letters are what compresses worst.
 *
 * @param {string} source
 */
export default function iconsWithoutKeys(source) {
  return source.replace(/, key: "\w+"(?= \}\])/g, '')
}
