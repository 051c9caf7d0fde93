import type { Refusal } from '@parley/protocol'
import type { ConnectionState } from '../api.ts'
import { Connection } from '../connection/connection.ts'
import type { LinkListener } from '../transport/transport.ts'
import { SimulatedClock } from './clock.ts'

/** A connection whose world is in the test's hands. */
export function connectionInHand() {
  const clock = new SimulatedClock()
  const states: ConnectionState[] = []
  const links: {
    listener: LinkListener
    sent: string[]
    answer: (data: unknown) => void
    refuse: (refusal: Refusal) => void
    isClosed: boolean
  }[] = []
  const hand = {
    clock,
    states,
    links,
    ticket: async (): Promise<{ ticket: string }> => ({ ticket: 'a' }),
    /** Called by the transport before it opens a link; may throw. */
    beforeOpen: () => {},
    hello: (): Promise<void> => connection.request('session.hello', {}).then(() => {}),
    /** Answers to a hello on a link that replaced another. */
    takenAhead: 0,
    status: () => connection.state.status,
    link() {
      const link = links.at(-1)
      if (!link) throw new Error('no link was opened')
      return link
    },
    async reach(status: 'connecting' | 'syncing' | 'online' | 'waiting') {
      connection.connect()
      await clock.advance(0)
      if (status === 'connecting') return
      if (status === 'waiting') return this.lose()
      this.link().listener.opened()
      await clock.advance(0)
      if (status === 'syncing') return
      this.link().answer({})
      await clock.advance(0)
    },
    async lose(reason: Refusal | null = null) {
      this.link().listener.closed(reason)
      await clock.advance(0)
    },
  }
  const connection = new Connection({
    transport: {
      open(_handshake, listener) {
        hand.beforeOpen()
        const acks: ((answer: unknown) => void)[] = []
        const link = {
          listener,
          sent: [] as string[],
          isClosed: false,
          answer: (data: unknown) => acks.shift()?.({ ok: true, data }),
          refuse: (refusal: Refusal) => acks.shift()?.({ ok: false, error: refusal.toWire() }),
        }
        links.push(link)
        return {
          send(command, _input, onAck) {
            link.sent.push(command)
            acks.push(onAck)
          },
          close() {
            link.isClosed = true
          },
        }
      },
    },
    ticket: () => hand.ticket(),
    client: 'test/1',
    clock,
    random: () => 0.5,
    log: () => {},
    hello: () => hand.hello(),
    helloAhead: async (request) => {
      await request('session.hello', {})
      return () => hand.takenAhead++
    },
    received: () => {},
    changed: (state) => states.push(state),
  })
  return Object.assign(hand, { connection })
}
