import type { Fault } from './fault.ts'
import { instanceFaults } from './instances.ts'
import { networkFaults } from './network.ts'
import { none } from './none.ts'
import { postgresFaults } from './postgres.ts'
import { unwillingPostgresFaults } from './postgres-unwilling.ts'
import { redisFaults } from './redis.ts'
import { slowReaders } from './slow-readers.ts'

/** Every fault there is, in the order in which `all` runs them. */
export const FAULTS: readonly Fault[] = [
  none,
  ...instanceFaults,
  ...redisFaults,
  ...postgresFaults,
  ...unwillingPostgresFaults,
  ...networkFaults,
  slowReaders,
]
