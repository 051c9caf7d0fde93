import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A network between browsers and a server that can swallow what passes: nothing is closed, and nobody is told. */
export interface SwallowingNetwork {
  /** What browsers are told to be the server. */
  readonly url: string
  leadsTo(port: number): void
  swallow(): void
  /** Carries new connections again; what was swallowed stays so. */
  heal(): void
  /** How many requests whose first line begins like this were swallowed. */
  swallowed(firstLine: string): number
  close(): Promise<void>
}

interface Way {
  readonly near: Socket
  isDead: boolean
}

export async function startSwallowingNetwork(): Promise<SwallowingNetwork> {
  let target = 0
  let isSwallowing = false
  let swallowed: string[] = []
  const ways = new Set<Way>()
  const server = createServer((near) => {
    const way: Way = { near, isDead: isSwallowing }
    const far = connect(target, '127.0.0.1')
    ways.add(way)
    near.on('data', (data) => {
      if (way.isDead) swallowed.push(data.toString('latin1'))
      else far.write(data)
    })
    far.on('data', (data) => {
      if (!way.isDead) near.write(data)
    })
    for (const end of [near, far]) end.on('error', () => undefined)
    near.on('close', () => {
      ways.delete(way)
      far.destroy()
    })
    far.on('close', () => {
      if (!way.isDead) near.destroy()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    leadsTo(port) {
      target = port
    },
    swallow() {
      isSwallowing = true
      swallowed = []
      for (const way of ways) way.isDead = true
    },
    heal() {
      isSwallowing = false
    },
    swallowed: (firstLine) => swallowed.filter((request) => request.startsWith(firstLine)).length,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const { near } of ways) near.destroy()
      await closed
    },
  }
}
