import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { Transform } from 'node:stream'

/** A TCP link that a test can cut and mend: stands between a server and its database. */
export interface SeverableLink {
  readonly port: number
  /** Drops what is connected and refuses what comes. */
  cut(): Promise<void>
  /** Lets connections through again. */
  mend(): Promise<void>
  /** Lets nothing through, in either direction, without closing anything: a peer that hangs. */
  freeze(): void
  /** Lets what is frozen flow again. */
  thaw(): void
  /** What is open stays open and carries nothing more, ever; what comes is carried: half-open connections after a failover. */
  strand(): void
  /**
   * Lets questions through and loses every answer, until it is cut: a commit that nobody hears of. Where it takes several questions,
   * `from` is what stands in the first one whose answer is lost, such as `COMMIT`.
   */
  loseAnswers(from?: string): void
  close(): Promise<void>
}

export async function createLink(target: { readonly host: string; readonly port: number }): Promise<SeverableLink> {
  const open = new Set<Socket>()
  const stranded = new Set<Socket>()
  let frozen = false
  let losing = false
  let losingFrom: string | undefined
  const server = createServer((near) => {
    const far = connect(target.port, target.host)
    const answers = new Transform({ transform: (chunk, _, done) => done(null, losing ? undefined : chunk) })
    const questions = new Transform({
      transform: (chunk: Buffer, _, done) => {
        if (losingFrom !== undefined && chunk.includes(losingFrom)) losing = true
        done(null, chunk)
      },
    })
    near.pipe(questions).pipe(far)
    far.pipe(answers).pipe(near)
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        open.delete(socket)
        other.destroy()
      })
      if (frozen) socket.pause()
    }
  })
  const listen = (port: number) =>
    new Promise<number>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
    })
  const port = await listen(0)
  const cut = async () => {
    const closed = new Promise((resolve) => server.close(resolve))
    for (const socket of [...open, ...stranded]) socket.destroy()
    stranded.clear()
    await closed
    losing = false
    losingFrom = undefined
  }
  const freeze = () => {
    frozen = true
    for (const socket of open) socket.pause()
  }
  const thaw = () => {
    frozen = false
    for (const socket of open) socket.resume()
  }
  const strand = () => {
    for (const socket of open) {
      socket.unpipe()
      socket.pause()
      open.delete(socket)
      stranded.add(socket)
    }
  }
  const loseAnswers = (from?: string) => {
    losing = from === undefined
    losingFrom = from
  }
  return { port, cut, close: cut, freeze, thaw, strand, loseAnswers, mend: async () => void (await listen(port)) }
}

/** A link to whatever a URL leads to, and the URL that leads through it. */
export async function linkTo(url: string): Promise<SeverableLink & { readonly url: string }> {
  const through = new URL(url)
  const link = await createLink({ host: through.hostname, port: Number(through.port) })
  through.host = `127.0.0.1:${link.port}`
  return { ...link, url: through.href }
}
