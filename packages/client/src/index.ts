export type {
  ClientNews,
  ConnectionState,
  Forward,
  Marks,
  ParleyClient,
  PendingAct,
  RoomEntry,
  Seed,
  SendOptions,
  Store,
  TimelineRow,
  TimelineSnapshot,
} from './api.ts'
export { type Clock, systemClock } from './clock/clock.ts'
export { attachBrowserSignals } from './connection/browser-signals.ts'
export { createClient } from './create-client.ts'
export type { ClientOptions, Log, Ticket } from './options.ts'
export type { OutboxEntry } from './outbox/entry.ts'
export type { PersonalValues } from './personal/personal.ts'
export { memoryStorage } from './storage/memory.ts'
export type { CachedPersonal, CachedTimeline, ClientStorage } from './storage/storage.ts'
export type { ThreadEntries, ThreadEntry } from './threads/followed-threads.ts'
export type { Link, LinkListener, Transport } from './transport/transport.ts'
