import { Refusal, type TicketOutput } from '@parley/protocol'
import { heardBuild } from './build.ts'

/** As long as the client waits. A request that nobody ends keeps one of the few connections that a browser allows. */
const PATIENCE_MS = 10_000

/**
 * A ticket for the realtime server and where that server is. Rejects with the server's `Refusal`; with `UNAVAILABLE`
 * where the server answers nothing that can be read, so that it is tried again.
 */
export async function fetchTicket(): Promise<{ ticket: string; epoch: string; url: string }> {
  const signal = AbortSignal.timeout(PATIENCE_MS)
  const response = await fetch('/api/ticket', { method: 'POST', signal }).catch(() => null)
  const answer: unknown = await response?.json().catch(() => null)
  if (!response?.ok) {
    const { error } = (answer ?? {}) as { error?: unknown }
    throw error ? Refusal.fromWire(error) : new Refusal('UNAVAILABLE')
  }
  heardBuild(response.headers.get('x-parley-build'))
  const output = answer as TicketOutput
  return { ticket: output.ticket, epoch: output.epoch, url: realtimeUrl(output, window.location) }
}

/** Where to connect: the address that the server names, else this host on the realtime port, else this origin. */
export function realtimeUrl(
  { realtimeUrl, realtimePort }: Pick<TicketOutput, 'realtimeUrl' | 'realtimePort'>,
  here: Pick<Location, 'protocol' | 'hostname' | 'origin'>,
): string {
  if (realtimeUrl !== null) return realtimeUrl
  return realtimePort === null ? here.origin : `${here.protocol}//${here.hostname}:${realtimePort}`
}
