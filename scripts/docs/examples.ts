import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { format } from './format.ts'

const FILE = path.resolve(import.meta.dirname, '../../docs/protocol/examples.json')

/** One request and its answer, as far as a client has to know them. */
export interface Exchange {
  readonly request: {
    readonly method: string
    readonly path: string
    readonly headers: Readonly<Record<string, string>>
    readonly body?: string
  }
  readonly response: {
    readonly status: number
    readonly headers: Readonly<Record<string, string | readonly string[]>>
    readonly body: unknown
  }
}

export interface Frame {
  readonly from: 'client' | 'server'
  readonly text: string
}

export interface Asked {
  readonly command: string
  readonly input: unknown
  readonly ack: unknown
}

/** What one run against real servers looked like. Ids, times and secrets are replaced by made-up ones. */
export interface Examples {
  readonly http: Readonly<Record<string, Exchange>>
  readonly frames: Readonly<Record<string, readonly Frame[]>>
  readonly commands: Readonly<Record<string, Asked>>
  readonly refusals: Readonly<Record<string, Asked>>
  readonly events: Readonly<Record<string, unknown>>
}

export function readExamples(): Examples {
  return JSON.parse(readFileSync(FILE, 'utf8')) as Examples
}

export function writeExamples(examples: Examples): void {
  writeFileSync(FILE, format(JSON.stringify(examples, null, 2), 'docs/protocol/examples.json'))
}
