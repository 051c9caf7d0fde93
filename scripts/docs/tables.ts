import { CHINESE_SENTENCES } from '../../packages/protocol/src/errors/chinese.ts'
import { ERRORS, type ErrorCode } from '../../packages/protocol/src/errors/codes.ts'
import { ENGLISH_SENTENCES } from '../../packages/protocol/src/errors/english.ts'
import { DEFAULT_LIMITS, DEFAULT_RATES } from '../../packages/protocol/src/limits.ts'
import { COMMANDS, type CommandDefinition, EVENTS } from '../../packages/protocol/src/table.ts'
import { type Field, fieldsOf } from './describe-type.ts'
import type { Examples } from './examples.ts'
import { NAMED_TYPES } from './named-types.ts'
import { asSchema } from './schema.ts'

const WHO = {
  person: 'anyone signed in',
  member: 'members of the room',
  moderator: 'owners and moderators of the room',
  owner: 'owners of the room',
  author: 'the author',
  admin: 'the owner and admins of the workspace',
  keeper: 'who moderates the workspace, or a room as its owner or moderator',
}

const LIMIT_TEXTS: Record<keyof typeof DEFAULT_LIMITS, string> = {
  bodyCharacters: 'Longest message body, in Unicode code points.',
  bodyBytes: 'Longest message body, in bytes of UTF-8.',
  roomNameCharacters: 'Longest room name, in code points.',
  topicCharacters: 'Longest topic, in code points.',
  displayNameCharacters: 'Longest display name, in code points.',
  pageRows: 'Most rows of a page.',
  fileBytes: 'Largest picture that may be uploaded, in bytes.',
}

export function json(value: unknown): string {
  return ['```json', JSON.stringify(value, null, 2), '```'].join('\n')
}

export function fieldTable(fields: readonly Field[]): string {
  if (fields.length === 0) return 'No fields: `{}`.'
  const rows = fields.map(({ name, type, description }) => `| \`${name}\` | ${cell(type)} | ${cell(description)} |`)
  return table(['Field', 'Type', ''], rows)
}

export function commandSections({ commands }: Examples): string {
  return Object.entries<CommandDefinition>(COMMANDS)
    .map(([name, { summary, who, rate, input, output, errors }]) => {
      const refusals = errors.length === 0 ? '' : ` · refusals: ${errors.map((code) => `\`${code}\``).join(', ')}`
      const example = commands[name]
      if (example === undefined) throw new Error(`no example of ${name}: run \`node scripts/docs.mjs --record\``)
      return [
        `### \`${name}\``,
        summary,
        `Who: ${WHO[who]} · rate: ${rate}${refusals}`,
        `Input:\n\n${fieldTable(fieldsOf(input))}`,
        `Data of the ack:\n\n${fieldTable(fieldsOf(output))}`,
        json(example.input),
        json(example.ack),
      ].join('\n\n')
    })
    .join('\n\n')
}

export function eventSections({ events }: Examples): string {
  return Object.entries(EVENTS)
    .map(([name, { summary, payload }]) => {
      if (!(name in events)) throw new Error(`no example of ${name}: run \`node scripts/docs.mjs --record\``)
      return [`### \`${name}\``, summary, fieldTable(fieldsOf(payload)), json(events[name])].join('\n\n')
    })
    .join('\n\n')
}

export function typeSections(): string {
  return NAMED_TYPES.map(([name, schema]) => {
    const { description = '', def } = asSchema(schema)
    const variants = def.options?.map((option) => fieldTable(fieldsOf(option))) ?? [fieldTable(fieldsOf(schema))]
    return [`### ${name}`, ...(description === '' ? [] : [description]), variants.join('\n\nor\n\n')].join('\n\n')
  }).join('\n\n')
}

export function errorTable(): string {
  const rows = Object.entries(ERRORS).map(
    ([code, entry]) =>
      `| \`${code}\` | ${entry.retryable ? 'yes' : 'no'} | ${ENGLISH_SENTENCES[code as ErrorCode]} | ${CHINESE_SENTENCES[code as ErrorCode]} |`,
  )
  return table(['Code', 'Again?', 'English', '中文'], rows)
}

export function limitTable(): string {
  const rows = Object.entries(LIMIT_TEXTS).map(
    ([name, text]) => `| \`${name}\` | ${grouped(DEFAULT_LIMITS[name as keyof typeof LIMIT_TEXTS])} | ${text} |`,
  )
  return table(['Limit', 'Default', ''], rows)
}

export function rateTable(): string {
  const rows = Object.entries(DEFAULT_RATES).map(([rate, { burst, perSecond }]) => {
    const names = Object.entries<CommandDefinition>(COMMANDS).flatMap(([name, command]) =>
      command.rate === rate ? [`\`${name}\``] : [],
    )
    return `| ${rate} | ${burst} | ${perSecond} | ${names.join(', ')} |`
  })
  return table(['Class', 'Burst', 'A second', 'Commands'], rows)
}

function table(heads: readonly string[], rows: readonly string[]): string {
  return [`| ${heads.join(' | ')} |`, `|${'---|'.repeat(heads.length)}`, ...rows].join('\n')
}

export function grouped(count: number): string {
  return new Intl.NumberFormat('en').format(count)
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ')
}
