import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import { PrismaClient } from '../generated/client.ts'
import type { Availability } from './availability.ts'

/** A Prisma client on a pool of ours, whose errors are refusals wherever the database is away. */
export function createPrisma(pool: pg.Pool, availability: Availability) {
  return new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: false }) }).$extends({
    name: 'unavailable',
    query: {
      $allOperations: ({ args, query }) => availability.guard(() => query(args)),
    },
  })
}

export type Prisma = ReturnType<typeof createPrisma>
/** What queries need of it: the client itself or a transaction of it. */
export type Queryable = Pick<Prisma, '$queryRaw' | '$executeRaw'>
