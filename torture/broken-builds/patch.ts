import type { BrokenBuild } from './broken-build.ts'

/** @throws Error where the source does not have the places any more that the build breaks. */
export function patch(source: string, { name, file, replace }: BrokenBuild): string {
  let patched = source
  for (const { this: found, by } of replace) {
    const parts = patched.split(found)
    if (parts.length !== 2) {
      throw new Error(
        `${name} does not fit ${file} any more: it has ${parts.length - 1} times ${JSON.stringify(found)}`,
      )
    }
    patched = parts.join(by)
  }
  return patched
}
