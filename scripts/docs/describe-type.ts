import { NAMED_TYPES } from './named-types.ts'
import { asSchema, type Schema } from './schema.ts'

/** One row of a table of fields. */
export interface Field {
  readonly name: string
  readonly type: string
  readonly description: string
}

/** The fields of an object, in the order of the table. */
export function fieldsOf(schema: unknown): Field[] {
  return Object.entries(asSchema(schema).shape ?? {}).map(([name, field]) => {
    const isOptional = field.def.type === 'optional'
    return { name, type: typeOf(field) + (isOptional ? ', optional' : ''), description: descriptionOf(field) }
  })
}

/** A type in words, with its limits. */
export function typeOf(schema: Schema): string {
  const named = nameOf(schema)
  if (named !== undefined) return named
  const { def } = schema
  switch (def.type) {
    case 'optional':
      return typeOf(inner(def.innerType))
    case 'nullable':
      return `${typeOf(inner(def.innerType))} or null`
    case 'array':
      return `array of ${typeOf(inner(def.element))}${countOf(schema)}`
    case 'string':
      return stringType(schema)
    case 'number':
      return `integer${rangeOf(schema)}`
    case 'enum':
      return enumType(Object.values(def.entries ?? {}))
    case 'literal':
      return (def.values ?? []).map((value) => `\`${JSON.stringify(value)}\``).join(' or ')
    case 'object':
      return `{ ${fieldsOf(schema)
        .map(({ name, type }) => `\`${name}\`: ${type}`)
        .join(', ')} }`
    default:
      return def.type
  }
}

/** What the type column says already. */
const SAID_BY_TYPE = ['A UUID.', 'UTC, ISO 8601, milliseconds.']

function descriptionOf(schema: Schema): string {
  const own = schema.description ?? schema.def.innerType?.description ?? ''
  // A named type is described where it stands.
  return nameOf(schema) !== undefined || SAID_BY_TYPE.includes(own) ? '' : own
}

function nameOf(schema: Schema): string | undefined {
  const name = NAMED_TYPES.find(([, named]) => asSchema(named) === schema)?.[0]
  return name === undefined ? undefined : `[${name}](#${name.toLowerCase()})`
}

function inner(schema: Schema | undefined): Schema {
  if (schema === undefined) throw new Error('a schema that wraps nothing')
  return schema
}

function stringType(schema: Schema): string {
  if (schema.def.format === 'guid') return 'UUID'
  if (schema.def.format === 'datetime') return 'time'
  return typeof schema.maxLength === 'number' ? `string, at most ${schema.maxLength}` : 'string'
}

function rangeOf({ minValue, maxValue }: Schema): string {
  const least = typeof minValue === 'number' && minValue > Number.MIN_SAFE_INTEGER ? minValue : undefined
  const most = typeof maxValue === 'number' && maxValue < Number.MAX_SAFE_INTEGER ? maxValue : undefined
  if (most !== undefined) return ` ${least ?? ''}–${most}`
  return least === undefined ? '' : `, at least ${least}`
}

function countOf({ def }: Schema): string {
  const bounds = (def.checks ?? []).map(({ _zod }) => _zod.def)
  const least = bounds.find(({ check }) => check === 'min_length')?.minimum
  const most = bounds.find(({ check }) => check === 'max_length')?.maximum
  if (least === undefined && most === undefined) return ''
  return most === undefined ? `, at least ${least}` : `, ${least ?? 0}–${most} of them`
}

function enumType(values: readonly string[]): string {
  return values.length > 8 ? '[error code](#errors)' : values.map((value) => `\`"${value}"\``).join(', ')
}
