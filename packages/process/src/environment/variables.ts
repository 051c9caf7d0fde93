import { isIP } from 'node:net'
import path from 'node:path'
import { z } from 'zod'

/** Shapes of the variables that several processes read. */

/** A whole number in plain digits. */
export const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,15}$/, 'must be a whole number')
    .transform(Number)
    .refine((value) => value >= least && value <= most, `must be between ${least} and ${most}`)

/** A number above zero; fractions such as 0.5 are allowed. */
export const positiveNumber = (most: number) =>
  z
    .string()
    .regex(/^\d{1,9}(\.\d{1,6})?$/, 'must be a number')
    .transform(Number)
    .refine((value) => value > 0 && value <= most, `must be above 0 and at most ${most}`)

/** Makes a variable optional, with what stands for it when it is not set. */
export const withDefault = <T extends z.ZodType>(shape: T, value: z.output<T>) =>
  shape.optional().transform((set): z.output<T> => set ?? value)

/** Makes a variable optional: null when it is not set. */
export const orNull = <T extends z.ZodType>(shape: T) =>
  shape.optional().transform((set): z.output<T> | null => set ?? null)

export const databaseUrl = z
  .string('is not set')
  .refine((value) => /^postgres(ql)?:\/\//.test(value) && URL.canParse(value), 'must be a postgresql:// address')

/** One server, or with `+cluster` one or more nodes of a cluster. Quotes nothing of a value that may hold a password. */
export const redisUrl = z
  .string()
  .regex(
    /^rediss?(\+cluster)?:\/\/([^@\s/]*@)?[^@\s/?#]+(\/\d*)?$/,
    'must be a redis://, rediss://, redis+cluster:// or rediss+cluster:// address',
  )

export const port = wholeNumber(1, 65_535)

export const host = z.string().regex(/^[\w.:-]+$/, 'must be an address or a host name')

/** An absolute http or https address; stored without a slash at its end. */
export const httpUrl = z
  .string()
  .refine((value) => /^https?:\/\//.test(value) && URL.canParse(value), 'must be an http:// or https:// address')
  .transform((value) => value.replace(/\/$/, ''))

export const sessionSecret = z.string('is not set').min(32, 'must have at least 32 characters')

export const ticketKey = z
  .string('is not set')
  .regex(/^[0-9a-fA-F]{64}$/, 'must be 64 hexadecimal digits')
  .transform((value): Uint8Array => Uint8Array.from(Buffer.from(value, 'hex')))

/** What a program that reads the metrics shows; it travels in a header. */
export const metricsToken = z
  .string()
  .regex(/^[\x21-\x7e]{16,200}$/, 'must have at least 16 characters, none of them a space')

export const logLevel = z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
  error: 'must be one of fatal, error, warn, info, debug, trace, silent',
})

export const dataFolder = z.string().refine((value) => !value.includes('\0'), 'must be a path')

/** Where pictures lie; the same folder for every web instance and worker. */
export const filesFolder = withDefault(dataFolder, path.join('.data', 'files'))

/** Addresses and networks in CIDR form, separated by commas. */
export const trustedProxies = z.string().transform((value, context) => {
  const entries = value
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
  for (const entry of entries) {
    if (!isAddressOrNetwork(entry)) context.addIssue({ code: 'custom', message: `"${entry}" is no address or network` })
  }
  return entries
})

function isAddressOrNetwork(entry: string): boolean {
  const [address = '', bits, ...rest] = entry.split('/')
  const family = isIP(address)
  if (family === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
}
