/**
 * The product with one promise broken on purpose, in a copy of its own. The checker must notice: a checker that cannot
 * fail shows nothing. Nothing of this is in the product, not even behind a switch.
 */
export interface BrokenBuild {
  readonly name: string
  /** From the root of the repository. */
  readonly file: string
  /** Each stands in the file exactly once; a patch that does not fit any more fails the test. */
  readonly replace: readonly { readonly this: string; readonly by: string }[]
  /** In which fault it shows. */
  readonly fault: string
  /** What the checker must find, by the names of the summary: one of them at least, and above zero. */
  readonly isFoundAs: readonly string[]
}
