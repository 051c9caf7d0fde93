/** Real servers and the clients that tests hold against them. Knows no code of the server. */
export { createTestDatabase, type TestDatabase } from './database/index.ts'
export { makeThrowAwayFolder } from './folders/throw-away-folder.ts'
export { type CookieJar, createCookieJar } from './http/cookie-jar.ts'
export { type Answer, createProgram, type NewAccount, type Program, type Ticket } from './http/program.ts'
export { createLink, linkTo, type SeverableLink } from './network/severable-link.ts'
export { type NginxOptions, type NginxServer, startNginx } from './nginx/start-nginx.ts'
export { type PostgresOptions, type PostgresServer, startPostgres } from './postgres/start-postgres.ts'
export { freePort } from './processes/free-port.ts'
export type { LogLine } from './processes/log-lines.ts'
export { makeSecrets, type Secrets } from './processes/secrets.ts'
export { type Exit, type ServerProcess, startProcess } from './processes/server-process.ts'
export { type RealtimeOptions, type RealtimeProcess, startRealtime } from './processes/start-realtime.ts'
export { type Stack, type StackOptions, startStack } from './processes/start-stack.ts'
export { startWeb, type WebOptions, type WebProcess } from './processes/start-web.ts'
export {
  connectRaw,
  HandshakeRefused,
  type RawAck,
  type RawConnection,
  type RawError,
  type RawEvent,
  type RawOptions,
  type WirePacket,
} from './raw-connection/raw-connection.ts'
export type { RedisReply } from './redis/ask-redis.ts'
export { type RedisOptions, type RedisServer, startRedis } from './redis/start-redis.ts'
export { type RedisCluster, startRedisCluster } from './redis/start-redis-cluster.ts'
export { openRows, type Rows } from './rows/rows.ts'
export { createStopping, type Stopping } from './stopping/stopping.ts'
