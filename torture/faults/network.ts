import { setTimeout as wait } from 'node:timers/promises'
import type { SeverableLink } from '@parley/testkit'
import type { Island } from '../world/start-world.ts'
import { all, convergedWithin, firstAckWithin, neverBehindFor, nothingShownAsFailed } from './bars.ts'
import type { Fault } from './fault.ts'

const RELOADS = 10

const nginxReload: Fault = {
  name: 'nginx-reload',
  about: `nginx -s reload, ${RELOADS} times`,
  async run({ world, scaled, hold, say }) {
    for (let time = 1; time <= RELOADS; time++) {
      say(`reload ${time} of ${RELOADS}`)
      await world.nginx.reload()
      if (time < RELOADS) await wait(scaled(2) * 1000)
      else await hold(2_000)
    }
    return {}
  },
  judge: nothingShownAsFailed,
}

const nginxRestart: Fault = {
  name: 'nginx-restart',
  about: 'nginx ends with all connections, back after 5 s',
  async run({ world, scaled, hold, say }) {
    say('ending nginx')
    await world.nginx.kill('SIGTERM')
    await hold(scaled(5) * 1000)
    await world.nginx.restart()
    return {}
  },
  judge: firstAckWithin(5_000),
}

const FLAPPING_SHARE = 0.25

const flapping: Fault = {
  name: 'flapping',
  about: 'every fourth client loses its connection every 3 to 8 s, for 2 minutes',
  async run({ load, scaled, hold, say }) {
    say('connections begin to flap')
    load.tell({ order: 'flap', share: FLAPPING_SHARE })
    await hold(scaled(120) * 1000)
    load.tell({ order: 'flap', share: 0 })
    return {}
  },
  judge: all(convergedWithin(3_000), nothingShownAsFailed),
}

/** Nothing is closed: packets are lost, as behind a switch that fails. */
const island = (name: string, about: string, linksOf: (island: Island) => readonly SeverableLink[]): Fault => ({
  name: `island-${name}`,
  about: `an instance does not reach ${about} for 40 s, and the others do`,
  hasIsland: true,
  async run({ world, scaled, hold, say }) {
    if (world.island === null) throw new Error('instance 0 has no links of its own')
    const links = linksOf(world.island)
    say(`instance 0 does not reach ${about} any more`)
    for (const link of links) link.freeze()
    await hold(scaled(40) * 1000)
    for (const link of links) link.thaw()
    return {}
  },
  judge: all(firstAckWithin(5_000), neverBehindFor(15_000), nothingShownAsFailed),
})

export const networkFaults = [
  nginxReload,
  nginxRestart,
  island('postgres', 'PostgreSQL', ({ postgres }) => [postgres]),
  island('both', 'PostgreSQL and Redis', ({ postgres, redis }) => [postgres, redis]),
  flapping,
]
