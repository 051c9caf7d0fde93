import { execFileSync } from 'node:child_process'
import path from 'node:path'

const ROOT = path.resolve(import.meta.dirname, '../..')
const BIOME = path.join(ROOT, 'node_modules/.bin/biome')

/** Formats as the repository's checks want it, so that a generated file passes them like any other. */
export function format(text: string, file: string): string {
  return execFileSync(BIOME, ['format', `--stdin-file-path=${file}`], { cwd: ROOT, input: text, encoding: 'utf8' })
}
