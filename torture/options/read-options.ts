import { parseArgs } from 'node:util'
import type { Fault } from '../faults/fault.ts'
import { FAULTS } from '../faults/index.ts'

export interface Options {
  readonly faults: readonly Fault[]
  readonly seeds: readonly number[]
  readonly isJson: boolean
  /** Null: each fault's own. */
  readonly clients: number | null
  readonly rooms: number
  readonly members: number
  /** Acts each second: sends, 5 % edits, 2 % deletes. */
  readonly rate: number
  readonly instances: number
  /** How many seconds an ordinary fault takes, from the first act to the end. */
  readonly duration: number
  readonly loadProcesses: number
  /** Times are judged this much more generously. */
  readonly slack: number
  /** Where logs are kept; null: nowhere, unless something was wrong. */
  readonly keep: string | null
  /** A file for the summary; null: none. */
  readonly report: string | null
  readonly isSelfCheck: boolean
  /** Of the self-check; null: all. */
  readonly builds: readonly string[] | null
}

export const USAGE = `npm run torture -- [options]

  --fault NAME   one of the faults below, several with commas, or all (default: all)
  --seeds N      runs of each fault, each with another seed (default: 1)
  --seed N       the first seed (default: 1)
  --clients N    people, each at one client (default: 600)
  --rooms N      (default: 30)
  --members N    people in each room (default: 20)
  --rate N       sends a second, of which 5 % are edits and 2 % deletions instead (default: 200)
  --instances N  realtime instances (default: 3)
  --duration S   seconds that an ordinary fault takes: a third before the fault, a third of it, a third after
                 it; those with lengths of their own become longer or shorter in proportion (default: 60)
  --slack N      judges times N times more generously, for slow machines; counts are always judged (default: 1)
  --processes N  of the load (default: 2)
  --keep FOLDER  keeps the logs of clients and instances there
  --json         the last line is one JSON object
  --report FILE  writes that object into a file
  --self-check   instead of faults: breaks the product in several ways and sees whether the checker notices
  --builds NAMES only these of the self-check, with commas between them

Faults:
${FAULTS.map(({ name, about }) => `  ${name.padEnd(28)}${about}`).join('\n')}
`

/** @throws Error with a sentence for a person. */
export function readOptions(words: readonly string[]): Options | 'help' {
  const { values } = parseArgs({
    args: [...words],
    options: {
      fault: { type: 'string', default: 'all' },
      seeds: { type: 'string', default: '1' },
      seed: { type: 'string', default: '1' },
      clients: { type: 'string' },
      rooms: { type: 'string', default: '30' },
      members: { type: 'string', default: '20' },
      rate: { type: 'string', default: '200' },
      instances: { type: 'string', default: '3' },
      duration: { type: 'string', default: '60' },
      slack: { type: 'string', default: '1' },
      processes: { type: 'string', default: '2' },
      keep: { type: 'string' },
      report: { type: 'string' },
      builds: { type: 'string' },
      json: { type: 'boolean', default: false },
      'self-check': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return 'help'
  const first = wholeNumber('seed', values.seed)
  return {
    faults: chooseFaults(values.fault),
    seeds: Array.from({ length: wholeNumber('seeds', values.seeds) }, (_, place) => first + place),
    isJson: values.json,
    clients: values.clients === undefined ? null : wholeNumber('clients', values.clients),
    rooms: wholeNumber('rooms', values.rooms),
    members: wholeNumber('members', values.members),
    rate: wholeNumber('rate', values.rate),
    instances: wholeNumber('instances', values.instances),
    duration: wholeNumber('duration', values.duration),
    slack: wholeNumber('slack', values.slack),
    loadProcesses: wholeNumber('processes', values.processes),
    keep: values.keep ?? null,
    report: values.report ?? null,
    builds: values.builds?.split(',') ?? null,
    isSelfCheck: values['self-check'],
  }
}

function chooseFaults(names: string): readonly Fault[] {
  if (names === 'all') return FAULTS
  return names.split(',').map((name) => {
    const fault = FAULTS.find((known) => known.name === name)
    if (!fault)
      throw new Error(`There is no fault called ${name}. There are: ${FAULTS.map((known) => known.name).join(', ')}`)
    return fault
  })
}

function wholeNumber(name: string, value: string): number {
  const number = Number(value)
  if (!Number.isInteger(number) || number < 1) throw new Error(`--${name} must be a whole number above 0, not ${value}`)
  return number
}
