import { setTimeout as wait } from 'node:timers/promises'
import { acksGoOn, all, neverBehindFor } from './bars.ts'
import type { Fault, Scene } from './fault.ts'

/** Sends never wait for Redis, and the auditor finds what it lost. */
const judge = all(acksGoOn(5_000), neverBehindFor(15_000))

const kill = (seconds: number): Fault => ({
  name: `redis-kill-${seconds}`,
  about: `kill -9 of Redis, back after ${seconds} s`,
  async run({ world, scaled, hold, say }) {
    say('killing Redis')
    await world.redis.kill('SIGKILL')
    await hold(scaled(seconds) * 1000)
    await world.redis.restart()
    return {}
  },
  judge,
})

const freeze = (seconds: number): Fault => ({
  name: `redis-freeze-${seconds}`,
  about: `SIGSTOP of Redis for ${seconds} s`,
  async run({ world, scaled, hold, say }) {
    say('freezing Redis')
    world.redis.freeze()
    await hold(scaled(seconds) * 1000)
    world.redis.thaw()
    return {}
  },
  judge,
})

const TIMES = 5

const repeatedly = (name: string, about: string, ...words: string[]): Fault => ({
  name,
  about: `${about}, ${TIMES} times`,
  async run({ world, scaled, hold, say }: Scene) {
    for (let time = 1; time <= TIMES; time++) {
      say(`${words.join(' ')}, ${time} of ${TIMES}`)
      await world.redis.command(...words)
      if (time < TIMES) await wait(scaled(2) * 1000)
      else await hold(2_000)
    }
    return {}
  },
  judge,
})

const unwilling = (name: string, about: string, begin: readonly string[], end: readonly string[]): Fault => ({
  name: `redis-${name}`,
  about: `${about}, for 10 s`,
  async run({ world, scaled, hold, say }) {
    say(begin.join(' '))
    await world.redis.command(...begin)
    await hold(scaled(10) * 1000)
    await world.redis.command(...end)
    return {}
  },
  judge,
})

export const redisFaults = [
  kill(5),
  kill(60),
  freeze(5),
  freeze(30),
  unwilling(
    'full',
    'no memory left for writes',
    ['CONFIG', 'SET', 'maxmemory', '1'],
    ['CONFIG', 'SET', 'maxmemory', '0'],
  ),
  // A master that nobody serves at: it stays as it is, and only reads.
  unwilling('read-only', 'a replica, as after a failover', ['REPLICAOF', '127.0.0.1', '1'], ['REPLICAOF', 'NO', 'ONE']),
  repeatedly('redis-flushall', 'FLUSHALL', 'FLUSHALL'),
  repeatedly('redis-kill-pubsub', 'CLIENT KILL TYPE pubsub', 'CLIENT', 'KILL', 'TYPE', 'pubsub'),
]
