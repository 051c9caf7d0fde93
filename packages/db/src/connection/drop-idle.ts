import type pg from 'pg'

/**
 * Gives up the connections of a pool that wait for work; new ones are made as they are needed. For when one was found dead
 * by its silence: the others are silent, too, perhaps, and each would make somebody wait as long to find out.
 */
export function dropIdle(pool: pg.Pool): void {
  for (let left = pool.idleCount; left > 0; left -= 1) {
    pool.connect().then(
      (client) => client.release(true),
      () => {},
    )
  }
}
