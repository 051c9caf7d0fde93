import type { Link, LinkListener, Transport } from '@parley/client'
import type { Act } from '../logs/records.ts'

/** Told what goes over a client's connections. Acts only: the rest is the SDK's own business. */
export interface Tap {
  asked(act: WireAct): void
  acked(act: WireAct, seq: number, rev: number): void
  refused(act: WireAct, code: string): void
  /** The connection went away before the answer. */
  unanswered(act: WireAct): void
}

export interface WireAct {
  readonly act: Act
  readonly roomId: string
  readonly clientId: string
  readonly seq: number
}

export interface TappedTransport extends Transport {
  /** The network goes away under the client. */
  drop(): void
}

/** Passes everything through as it is, and lets a test see it and cut it. */
export function tapTransport(transport: Transport, tap: Tap): TappedTransport {
  let live: { readonly link: Link; readonly listener: LinkListener } | null = null
  return {
    drop() {
      const current = live
      current?.link.close()
      current?.listener.closed(null)
    },
    open(handshake, listener) {
      const open = new Set<WireAct>()
      const over = () => {
        if (live?.link === tapped) live = null
        for (const act of open) tap.unanswered(act)
        open.clear()
      }
      const heard: LinkListener = {
        opened: () => listener.opened(),
        received: (event, payload) => listener.received(event, payload),
        closed(reason) {
          over()
          listener.closed(reason)
        },
      }
      const link = transport.open(handshake, heard)
      const tapped: Link = {
        send(command, input, onAck) {
          const act = actOf(command, input)
          if (act === null) return link.send(command, input, onAck)
          open.add(act)
          tap.asked(act)
          link.send(command, input, (answer) => {
            if (open.delete(act)) tell(tap, act, answer)
            onAck(answer)
          })
        },
        close() {
          over()
          link.close()
        },
      }
      live = { link: tapped, listener: heard }
      return tapped
    },
  }
}

const ACTS: Readonly<Record<string, Act>> = { 'message.send': 's', 'message.edit': 'e', 'message.delete': 'd' }

function actOf(command: string, input: unknown): WireAct | null {
  const act = ACTS[command]
  if (act === undefined) return null
  const { roomId, clientId = '', seq = 0 } = input as { roomId: string; clientId?: string; seq?: number }
  return { act, roomId, clientId, seq }
}

type Answer =
  | { readonly ok: true; readonly data: { readonly message: { readonly seq: number; readonly rev: number } } }
  | { readonly ok: false; readonly error: { readonly code: string } }

function tell(tap: Tap, act: WireAct, answer: unknown): void {
  const told = answer as Answer
  if (told.ok) tap.acked(act, told.data.message.seq, told.data.message.rev)
  else tap.refused(act, told.error?.code ?? 'nonsense')
}
