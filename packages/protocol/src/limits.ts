/**
 * What a server allows. Each is a setting of the server (see `.env.example`); `session.hello` tells a client
 * the values in force, so a client never has to guess them.
 */
export interface Limits {
  /** Longest message body, in Unicode code points. */
  readonly bodyCharacters: number
  /** Longest message body, in bytes of UTF-8. */
  readonly bodyBytes: number
  /** Longest room name, in Unicode code points. */
  readonly roomNameCharacters: number
  /** Longest room topic, in Unicode code points. */
  readonly topicCharacters: number
  /** Longest display name, in Unicode code points. */
  readonly displayNameCharacters: number
  /** Most rows that one page of history, changes, rooms or members may hold. */
  readonly pageRows: number
  /** Largest picture that may be uploaded, in bytes. */
  readonly fileBytes: number
}

export const DEFAULT_LIMITS: Limits = {
  bodyCharacters: 16_383,
  bodyBytes: 65_536,
  roomNameCharacters: 50,
  topicCharacters: 250,
  displayNameCharacters: 50,
  pageRows: 200,
  fileBytes: 20 * 1024 * 1024,
}

/** Different emoji on one message. */
export const MOST_REACTIONS = 20
/** Pinned messages of one room. */
export const MOST_PINS = 100
/** Members of the largest room that tells who has read up to where. */
export const MOST_READERS = 50

/** Sends, edits and deletes; other writes; reads; the heartbeat; presence and typing are counted apart, for each person. */
export type RateClass = 'send' | 'write' | 'read' | 'heartbeat' | 'signal'

/** A token bucket: `burst` at once, then `perSecond` more each second. */
export interface Rate {
  readonly perSecond: number
  readonly burst: number
}

export const DEFAULT_RATES: Readonly<Record<RateClass, Rate>> = {
  send: { perSecond: 5, burst: 20 },
  write: { perSecond: 5, burst: 30 },
  read: { perSecond: 30, burst: 120 },
  heartbeat: { perSecond: 2, burst: 20 },
  signal: { perSecond: 5, burst: 60 },
}

/**
 * Schemas refuse what is larger than any setting could allow, before a limit is looked at. It bounds what one
 * frame can make the server parse.
 */
export const MAX_FRAME_BYTES = 1_000_000

/**
 * Highest that `bodyBytes` may be set to. JSON writes one byte as six at worst (`\u0001`), and every body within the
 * limits must fit a frame, in both directions, with what is around it.
 */
export const MAX_BODY_BYTES = 160_000
