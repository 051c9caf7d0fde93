import { parseArgs } from 'node:util'
import { PEER_NAMES, type PeerName } from './peers/peer.ts'

export const BENCH_NAMES = ['fanout', 'sends', 'idle', 'storm', 'cluster', 'web', 'admin'] as const
export type BenchName = (typeof BENCH_NAMES)[number]

/** What was asked for on the command line. */
export interface Options {
  readonly benches: readonly BenchName[]
  readonly json: boolean
  readonly rounds: number
  /** Seconds measured in a round. */
  readonly seconds: number
  readonly isQuick: boolean
  readonly peers: readonly PeerName[]
  readonly profileFolder: string | null
  /** Sizes of the rooms of `fanout`. */
  readonly rooms: readonly number[]
  /** Who sends at the same time in the closed loops. */
  readonly senders: number
  /** Connections of `idle` and `storm`. */
  readonly clients: number
  /** Parts of `fanout` and `sends`: `fast`, `paced`; `many`, `hot`. Empty: all. */
  readonly only: readonly string[]
}

export const USAGE = `npm run bench -- <${BENCH_NAMES.join('|')}|all> [options]

  --json               the last line is one JSON object
  --rounds N           rounds, each with every peer in turn (default 5)
  --seconds S          seconds measured in a round (default 4)
  --quick              a look whether it works: small, short, and no figure to trust
  --peers a,b          only these of ${PEER_NAMES.join(', ')}
  --only a,b           only these parts: fanout has fast and paced, sends has many and hot, storm has cut and restart,
                       web has switching, typing, scrolling and bodies
  --rooms 50,200,1000  sizes of the rooms of fanout (default 200 as fast as it goes, 200 and 1000 paced)
  --senders N          who send at the same time as fast as it goes (default 64; sends 200)
  --clients N          connections of idle and storm (default 5000)
  --profile FOLDER     profile the servers into a folder, and print where their time goes`

/** @throws Error with a sentence for whoever typed it. */
export function readOptions(arguments_: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...arguments_],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      peers: { type: 'string' },
      only: { type: 'string' },
      rooms: { type: 'string' },
      senders: { type: 'string' },
      clients: { type: 'string' },
      profile: { type: 'string' },
    },
  })
  const { quick } = values
  return {
    benches: positionals.includes('all') ? BENCH_NAMES : positionals.map((name) => oneOf(BENCH_NAMES, name)),
    json: values.json,
    isQuick: quick,
    rounds: number('rounds', values.rounds, quick ? 1 : 5),
    seconds: number('seconds', values.seconds, quick ? 0.5 : 4),
    peers: values.peers === undefined ? PEER_NAMES : list(values.peers).map((name) => oneOf(PEER_NAMES, name)),
    only: list(values.only ?? ''),
    rooms: list(values.rooms ?? (quick ? '20' : '')).map((size) => number('rooms', size, 0)),
    senders: number('senders', values.senders, quick ? 8 : 0),
    clients: number('clients', values.clients, quick ? 50 : 5_000),
    profileFolder: values.profile ?? null,
  }
}

const list = (text: string) => text.split(',').filter((part) => part !== '')

function oneOf<T extends string>(known: readonly T[], name: string): T {
  const found = known.find((each) => each === name)
  if (found === undefined) throw new Error(`"${name}" is none of ${known.join(', ')}.\n\n${USAGE}`)
  return found
}

function number(name: string, text: string | undefined, without: number): number {
  if (text === undefined) return without
  const value = Number(text)
  if (!Number.isFinite(value) || value <= 0) throw new Error(`--${name} must be a number above 0, not "${text}".`)
  return value
}
