import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import { PrismaClient } from '../generated/client.ts'
import { refusalOf } from './unavailable.ts'

/** A Prisma client on a pool of ours, whose errors are refusals wherever the database is away. */
export function createPrisma(pool: pg.Pool) {
  return new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: false }) }).$extends({
    name: 'unavailable',
    query: {
      async $allOperations({ args, query }) {
        try {
          return await query(args)
        } catch (error) {
          throw refusalOf(error)
        }
      },
    },
  })
}

export type Prisma = ReturnType<typeof createPrisma>
/** What queries need of it: the client itself or a transaction of it. */
export type Queryable = Pick<Prisma, '$queryRaw' | '$executeRaw'>
