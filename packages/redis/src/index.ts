/** Owns Redis: its links and what is kept in it. */
export { type RedisAddress, readAddress } from './address/read-address.ts'
export type { Ping } from './link/life.ts'
export { type Log, openRedis, type RedisOptions } from './link/open-redis.ts'
export { type Ears, type Redis, RedisAway, type Script } from './link/redis.ts'
export { defineScript } from './link/script.ts'
export { createRedisPresenceStore } from './presence/redis-presence-store.ts'
export { createExactRateLimiter } from './rates/exact-rate-limiter.ts'
export { createLeasingRateLimiter } from './rates/leasing-rate-limiter.ts'
