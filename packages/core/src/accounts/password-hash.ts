import { hash, verify } from '@node-rs/argon2'
import { createGate } from './gate.ts'

/** The library's `Algorithm.Argon2id`, a const enum that cannot be imported here. */
const ARGON2ID = 2

/** OWASP Password Storage Cheat Sheet (2025): argon2id with 19 MiB, two passes, one lane. */
const PARAMETERS = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Hashing takes memory and a whole core for its time: a crowd that signs in queues here, and is bounded. */
const gate = createGate({ atOnce: 2, waiting: 200, retryAfterMs: 2000 })

/** The bytes that are hashed: the same for a password however its accents were typed. */
const normal = (password: string) => password.normalize('NFKC')

/** @throws Refusal UNAVAILABLE when too many wait */
export function hashPassword(password: string): Promise<string> {
  return gate(() => hash(normal(password), PARAMETERS))
}

/** @throws Refusal UNAVAILABLE when too many wait */
export function verifyPassword(passwordHash: string, password: string): Promise<boolean> {
  return gate(() => verify(passwordHash, normal(password)))
}

let dummy: Promise<string> | null = null

/** Takes as long as `verifyPassword` and is never true: for accounts that do not exist. */
export async function verifyNothing(password: string): Promise<false> {
  dummy ??= hash('nobody has this password', PARAMETERS)
  await verifyPassword(await dummy, password)
  return false
}
