import type { Handshake, Refusal } from '@parley/protocol'

/** Opens connections to a realtime server. The SDK's own states decide when; a transport never reconnects by itself. */
export interface Transport {
  /** Begins one attempt. What becomes of it is told to the listener, never thrown. */
  open(handshake: Handshake, listener: LinkListener): Link
}

export interface LinkListener {
  /** The server accepted the handshake. */
  opened(): void
  /** An event of the server, as it came. */
  received(event: string, payload: unknown): void
  /** The link is gone, or never came to be: exactly once. A refusal where the server gave one. */
  closed(reason: Refusal | null): void
}

/** One connection. */
export interface Link {
  /** Sends a command at once or loses it; `onAck` is not called for one that was lost. */
  send(command: string, input: unknown, onAck: (answer: unknown) => void): void
  /** Lets go of everything the link holds. The listener hears nothing after it. */
  close(): void
}
