import { DEFAULT_LIMITS, DEFAULT_RATES } from '@parley/protocol'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { accountRateVariables, limitsFrom, limitVariables, perMinute, ratesFrom, rateVariables } from './limits.ts'
import { EnvironmentError, parseEnvironment } from './read-environment.ts'
import {
  databaseUrl,
  httpUrl,
  logLevel,
  orNull,
  port,
  sessionSecret,
  ticketKey,
  trustedProxies,
  withDefault,
} from './variables.ts'

const schema = z.object({
  DATABASE_URL: databaseUrl,
  PORT: withDefault(port, 3000),
  PARLEY_URL: orNull(httpUrl),
  PARLEY_SESSION_SECRET: sessionSecret,
  PARLEY_TICKET_KEY: ticketKey,
  PARLEY_LOG_LEVEL: withDefault(logLevel, 'info'),
  PARLEY_TRUSTED_PROXIES: withDefault(trustedProxies, []),
  ...limitVariables,
  ...rateVariables,
  ...accountRateVariables,
})

const GOOD = {
  DATABASE_URL: 'postgresql://parley:pass@db.example:5432/parley',
  PARLEY_SESSION_SECRET: 's'.repeat(32),
  PARLEY_TICKET_KEY: '0f'.repeat(32),
}

const problemsOf = (variables: Record<string, string | undefined>) => {
  try {
    parseEnvironment(schema, { ...GOOD, ...variables })
    return []
  } catch (error) {
    if (error instanceof EnvironmentError) return error.problems
    throw error
  }
}

test('what is not set, or set to nothing, has its default', () => {
  const environment = parseEnvironment(schema, { ...GOOD, PORT: '', PARLEY_URL: '', PARLEY_LIMIT_BODY_BYTES: '' })
  expect(environment).toMatchObject({
    PORT: 3000,
    PARLEY_URL: null,
    PARLEY_LOG_LEVEL: 'info',
    PARLEY_TRUSTED_PROXIES: [],
    PARLEY_RATE_SIGN_IN_PER_MINUTE: 10,
  })
  expect(limitsFrom(environment)).toEqual(DEFAULT_LIMITS)
  expect(ratesFrom(environment)).toEqual(DEFAULT_RATES)
})

test('what is set is read and typed', () => {
  const environment = parseEnvironment(schema, {
    ...GOOD,
    PORT: '8080',
    PARLEY_URL: 'https://chat.example/',
    PARLEY_TRUSTED_PROXIES: '10.0.0.0/8, ::1,127.0.0.1',
    PARLEY_LIMIT_BODY_CHARACTERS: '100',
    PARLEY_RATE_SEND_PER_SECOND: '0.5',
    PARLEY_RATE_SEND_BURST: '3',
  })
  expect(environment).toMatchObject({
    PORT: 8080,
    PARLEY_URL: 'https://chat.example',
    PARLEY_TRUSTED_PROXIES: ['10.0.0.0/8', '::1', '127.0.0.1'],
  })
  expect(environment.PARLEY_TICKET_KEY).toEqual(new Uint8Array(32).fill(0x0f))
  expect(limitsFrom(environment).bodyCharacters).toBe(100)
  expect(ratesFrom(environment).send).toEqual({ perSecond: 0.5, burst: 3 })
  expect(perMinute(30)).toEqual({ perSecond: 0.5, burst: 30 })
})

test('a bad value is named with its reason', () => {
  const cases = [
    [{ DATABASE_URL: undefined }, 'DATABASE_URL is not set'],
    [{ DATABASE_URL: '' }, 'DATABASE_URL is not set'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL must be a postgresql:// address'],
    [{ PORT: '0' }, 'PORT must be between 1 and 65535'],
    [{ PORT: '3000x' }, 'PORT must be a whole number'],
    [{ PARLEY_URL: 'chat.example' }, 'PARLEY_URL must be an http:// or https:// address'],
    [{ PARLEY_SESSION_SECRET: 'short' }, 'PARLEY_SESSION_SECRET must have at least 32 characters'],
    [{ PARLEY_TICKET_KEY: 'xyz' }, 'PARLEY_TICKET_KEY must be 64 hexadecimal digits'],
    [{ PARLEY_LOG_LEVEL: 'loud' }, 'PARLEY_LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent'],
    [{ PARLEY_TRUSTED_PROXIES: '10.0.0.0/33' }, 'PARLEY_TRUSTED_PROXIES "10.0.0.0/33" is no address or network'],
    [{ PARLEY_LIMIT_PAGE_ROWS: '5000' }, 'PARLEY_LIMIT_PAGE_ROWS must be between 1 and 1000'],
    [{ PARLEY_LIMIT_BODY_BYTES: '160001' }, 'PARLEY_LIMIT_BODY_BYTES must be between 1 and 160000'],
    [{ PARLEY_LIMIT_BODY_CHARACTERS: '160001' }, 'PARLEY_LIMIT_BODY_CHARACTERS must be between 1 and 160000'],
    [{ PARLEY_RATE_READ_PER_SECOND: '0' }, 'PARLEY_RATE_READ_PER_SECOND must be above 0 and at most 1000000'],
    [{ PARLEY_RATE_SEND_BURST: '-1' }, 'PARLEY_RATE_SEND_BURST must be a whole number'],
  ] as const
  for (const [variables, problem] of cases) expect(problemsOf(variables)).toEqual([problem])
})

test('every bad value is told at once, and no secret with it', () => {
  const secret = 'hunter2hunter2'
  const problems = problemsOf({
    PORT: 'x',
    PARLEY_SESSION_SECRET: secret,
    PARLEY_TICKET_KEY: secret,
    DATABASE_URL: secret,
  })
  expect(problems).toHaveLength(4)
  expect(problems.join()).not.toContain(secret)
})
