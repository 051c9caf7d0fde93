import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import {
  acksGoOn,
  all,
  allBackWithin,
  backWithin,
  convergedWithin,
  firstAckWithin,
  nothingShownAsFailed,
  numberAtMost,
} from './bars.ts'
import type { Fault, Scene } from './fault.ts'

const READY_WITHIN_MS = 120_000

const killInstance: Fault = {
  name: 'kill-instance',
  about: 'kill -9 of each instance in turn',
  async run({ world, scaled, hold, say }) {
    const pauseMs = (scaled(20) * 1000) / world.instances.length
    for (const [index, instance] of world.instances.entries()) {
      say(`killing instance ${index}`)
      await instance.end('SIGKILL')
      if (index === world.instances.length - 1) await hold(pauseMs)
      else await wait(pauseMs)
      await instance.startAgain()
    }
    return {}
  },
  judge: all(convergedWithin(10_000), backWithin(5_000)),
}

const rollingRestart: Fault = {
  name: 'rolling-restart',
  about: 'SIGTERM to each instance in turn, and started again',
  async run({ world, scaled, hold, say }) {
    let slowestExitMs = 0
    let badExits = 0
    for (const [index, instance] of world.instances.entries()) {
      say(`restarting instance ${index}`)
      const { code, tookMs } = await instance.end('SIGTERM')
      slowestExitMs = Math.max(slowestExitMs, tookMs)
      if (code !== 0) badExits += 1
      await instance.startAgain()
      if (index === world.instances.length - 1) await hold(2_000)
      else await wait(scaled(3) * 1000)
    }
    return { slowestExitMs, badExits }
  },
  judge: all(
    nothingShownAsFailed,
    allBackWithin(3_000),
    acksGoOn(3_000),
    numberAtMost('slowestExitMs', 10_000),
    numberAtMost('badExits', 0),
  ),
}

const freezeInstance = (seconds: number): Fault => ({
  name: `freeze-instance-${seconds}`,
  about: `SIGSTOP of an instance for ${seconds} s`,
  async run({ world, scaled, hold, say }) {
    const [instance] = world.instances
    say('freezing instance 0')
    instance?.freeze()
    await hold(scaled(seconds) * 1000)
    instance?.thaw()
    return {}
  },
  // nginx goes on leading a third of them to the frozen instance, and their attempts take 3, 6, 10 s.
  judge: all(convergedWithin(10_000), backWithin(30_000)),
})

const KILLED_SENDS = 200
const MOST_KILLS = 60
/** Sends of one moment; a third or half of them are with the instance that dies. */
const BURST = 40
/** A commit takes a few milliseconds: the kill comes somewhere in them. */
const COMMIT_MS = 12

const killAroundCommit: Fault = {
  name: 'kill-around-commit',
  about: `SIGKILL while sends commit, until ${KILLED_SENDS} sends were left without an answer`,
  async run({ world, load, random, scaled, hold, say }) {
    const wanted = Math.round(scaled(KILLED_SENDS))
    const before = load.news.unanswered
    let kills = 0
    for (; load.news.unanswered - before < wanted && kills < MOST_KILLS; kills++) {
      const instance = world.instances[kills % world.instances.length]
      await load.until('everybody back', ({ online, clients }) => online === clients, READY_WITHIN_MS)
      load.tell({ order: 'burst', count: BURST })
      await wait(random() * COMMIT_MS)
      await instance?.end('SIGKILL')
      say(`killed ${kills + 1} times, ${load.news.unanswered - before} sends without an answer`)
      await instance?.startAgain()
    }
    await hold(2_000)
    return { kills, unanswered: load.news.unanswered - before }
  },
  judge: ({ numbers }) => (numbers.unanswered === 0 ? ['no kill hit a send'] : []),
}

const storm: Fault = {
  name: 'storm',
  about: 'all instances killed at once; every client comes back',
  clients: 2_000,
  async run(scene: Scene) {
    const { world, load, hold, say } = scene
    say('killing all instances')
    await Promise.all(world.instances.map((instance) => instance.end('SIGKILL')))
    await hold(1_000)
    await Promise.all(world.instances.map((instance) => instance.startAgain()))
    const readyAt = Date.now()
    await load.until('everybody back', ({ online, clients }) => online === clients, READY_WITHIN_MS)
    return { allBackMs: Date.now() - readyAt, clients: load.news.clients }
  },
  judge: numberAtMost('allBackMs', 20_000, true),
}

const freezeAll: Fault = {
  name: 'freeze-all',
  about: 'SIGSTOP of all instances, for 10 s',
  async run({ world, scaled, hold, say }) {
    say('freezing all instances')
    for (const instance of world.instances) instance.freeze()
    await hold(scaled(10) * 1000)
    for (const instance of world.instances) instance.thaw()
    return {}
  },
  judge: firstAckWithin(5_000),
}

const run = promisify(execFile)
const FLAPPING_SHARE = 0.25
/** Below what it holds already. */
const NONE_LEFT = 16

const noDescriptors: Fault = {
  name: 'no-descriptors',
  about: 'an instance may open nothing more while clients come and go, for 20 s',
  async run({ world: { instances }, load, scaled, hold, say }) {
    const [instance] = instances
    if (instance === undefined) throw new Error('there is no instance')
    const limit = (most: number) => run('prlimit', ['--pid', String(instance.pid), `--nofile=${most}:`])
    const usual = Number(/Max open files +(\d+)/.exec(readFileSync(`/proc/${instance.pid}/limits`, 'utf8'))?.[1])
    say('an instance may open nothing more')
    load.tell({ order: 'flap', share: FLAPPING_SHARE })
    await limit(NONE_LEFT)
    await hold(scaled(20) * 1000)
    load.tell({ order: 'flap', share: 0 })
    await limit(usual)
    return {}
  },
  judge: firstAckWithin(5_000),
}

export const instanceFaults = [
  killInstance,
  rollingRestart,
  freezeInstance(20),
  freezeInstance(60),
  freezeAll,
  noDescriptors,
  killAroundCommit,
  storm,
]
