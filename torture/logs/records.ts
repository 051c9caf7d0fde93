/**
 * What the load writes down and the checker reads: one JSON array a line. `at` is milliseconds since the epoch, `device`
 * is a person's index, plus the number of people for a second client of theirs; `room` is a room's index; `client` is the
 * client id of a message.
 */
export type Record =
  | readonly [kind: 'status', at: number, device: number, status: Status]
  /** A person wrote a message: from here on it must end acked or visibly failed. */
  | readonly [kind: 'send', at: number, device: number, room: number, client: string, token: string]
  /** A command went out on a connection. `client` is empty for deletions, `seq` is 0 for sends. */
  | readonly [kind: 'ask', at: number, device: number, act: Act, room: number, client: string, seq: number]
  | readonly [kind: 'ack', at: number, device: number, act: Act, room: number, client: string, seq: number, rev: number]
  | readonly [
      kind: 'refusal',
      at: number,
      device: number,
      act: Act,
      room: number,
      client: string,
      seq: number,
      code: string,
    ]
  /** The screen of a room changed: `removed` rows at `index` made room for `rows`. */
  | readonly [
      kind: 'shown',
      at: number,
      device: number,
      room: number,
      index: number,
      removed: number,
      rows: readonly ShownRow[],
    ]
  | readonly [kind: 'read', at: number, device: number, room: number, readSeq: number]
  /** At the very end: whether rows above the window are missing, and how many own acts wait still. */
  | readonly [kind: 'final', at: number, device: number, room: number, hasOlder: boolean, waiting: number]
  /** What the SDK says about its connection; nothing is judged by it. */
  | readonly [kind: 'note', at: number, device: number, text: string]
  | readonly [kind: 'uncaught', at: number, message: string]

/** The kind of an act: send, edit, delete. */
export type Act = 's' | 'e' | 'd'

/** Of the SDK's connection, less `idle`. */
export type Status = 'connecting' | 'syncing' | 'online' | 'waiting' | 'ended'

/**
 * A row as it stands on a screen: committed, pending or failed. `seq` and `rev` are 0 unless it is committed. `token` is
 * what the body says (see `bodies/`), null in a tombstone; for a failed row `reason` is the code.
 */
export type ShownRow = readonly [
  state: 's' | 'p' | 'f',
  seq: number,
  rev: number,
  author: string,
  client: string,
  token: string | null,
  reason?: string,
]
