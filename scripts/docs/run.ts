import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { readExamples, writeExamples } from './examples.ts'
import { format } from './format.ts'
import { renderProtocol } from './render-protocol.ts'

const PAGE = path.resolve(import.meta.dirname, '../../docs/protocol.md')

/** Does what the arguments say; returns the exit code. */
export async function run(args: readonly string[]): Promise<number> {
  if (args.includes('--record')) {
    const { recordOnOwnServers } = await import('./record-on-own-servers.ts')
    writeExamples(await recordOnOwnServers())
  }
  const page = makePage()
  if (args.includes('--check')) return isFresh(page) ? 0 : complain()
  writeFileSync(PAGE, page)
  return 0
}

/** Whether docs/protocol.md is what the table and the examples make of it now. */
export function isFresh(page = makePage()): boolean {
  return readFileSync(PAGE, 'utf8') === page
}

/** The page as it would be written. */
export function makePage(examples = readExamples()): string {
  return format(renderProtocol(examples), 'docs/protocol.md')
}

function complain(): number {
  console.error('docs/protocol.md is stale: run `npm run docs` and commit it')
  return 1
}
