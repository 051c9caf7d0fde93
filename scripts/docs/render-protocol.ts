import { readFileSync } from 'node:fs'
import path from 'node:path'
import { MAX_FRAME_BYTES } from '../../packages/protocol/src/limits.ts'
import { COMMON_ERRORS, handshakeSchema } from '../../packages/protocol/src/table.ts'
import { PROTOCOL_VERSION } from '../../packages/protocol/src/version.ts'
import { fieldsOf } from './describe-type.ts'
import type { Examples } from './examples.ts'
import { renderExchange, renderFrames } from './render-examples.ts'
import {
  commandSections,
  errorTable,
  eventSections,
  fieldTable,
  grouped,
  json,
  limitTable,
  rateTable,
  typeSections,
} from './tables.ts'

const TEMPLATE = path.join(import.meta.dirname, 'protocol.template.md')

/** The whole page: the template with its `{{directives}}` filled in. */
export function renderProtocol(examples: Examples): string {
  const parts: Record<string, (argument: string) => string> = {
    version: () => String(PROTOCOL_VERSION),
    http: (name) => renderExchange(pick(examples.http, name)),
    frames: (name) => renderFrames(pick(examples.frames, name)),
    refusal: (name) => {
      const { command, input, ack } = pick(examples.refusals, name)
      return `\`${command}\` with \`${JSON.stringify(input)}\`:\n\n${json(ack)}`
    },
    fields: () => fieldTable(fieldsOf(handshakeSchema)),
    'common-errors': () => COMMON_ERRORS.map((code) => `\`${code}\``).join(', '),
    commands: () => commandSections(examples),
    events: () => eventSections(examples),
    types: typeSections,
    errors: errorTable,
    limits: limitTable,
    'max-frame': () => grouped(MAX_FRAME_BYTES),
    rates: rateTable,
  }
  return readFileSync(TEMPLATE, 'utf8').replace(
    /\{\{([\w-]+) ?(\w*)\}\}/g,
    (directive, name: string, argument: string) => {
      const render = parts[name]
      if (render === undefined) throw new Error(`the template says ${directive}, which nothing fills`)
      return render(argument)
    },
  )
}

function pick<T>(recorded: Readonly<Record<string, T>>, name: string): T {
  const found = recorded[name]
  if (found === undefined) throw new Error(`no recorded example ${name}: run \`node scripts/docs.mjs --record\``)
  return found
}
