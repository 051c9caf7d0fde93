import { all, firstAckWithin } from './bars.ts'
import type { Fault } from './fault.ts'

const judge = all(firstAckWithin(5_000))

const restart = (name: string, about: string, signal: 'SIGINT' | 'SIGQUIT' | 'SIGKILL'): Fault => ({
  name,
  about,
  async run({ world, scaled, hold, say }) {
    say(`ending PostgreSQL with ${signal}`)
    await world.postgres.kill(signal)
    await hold(scaled(5) * 1000)
    await world.postgres.restart()
    return {}
  },
  judge,
})

const killBackend: Fault = {
  name: 'postgres-kill-backend',
  about: 'kill -9 of a backend, upon which PostgreSQL ends all of them and recovers',
  async run({ world, hold, say }) {
    say('killing a backend')
    await world.postgres.killBackend()
    await hold(3_000)
    return {}
  },
  judge,
}

export const postgresFaults = [
  restart('postgres-restart-fast', 'fast shutdown of PostgreSQL, back after 5 s', 'SIGINT'),
  restart('postgres-restart-immediate', 'immediate shutdown of PostgreSQL, back after 5 s', 'SIGQUIT'),
  killBackend,
  restart('postgres-kill-postmaster', 'kill -9 of the postmaster, back after 5 s', 'SIGKILL'),
]
