import { holdsKeyword, type Message } from '@parley/protocol'

/** How a message calls a person: by name, only with everybody, or not at all. */
export type Calling = 'named' | 'all' | null

/** Whether a message stands in its room; a reply may stand in its thread only. */
export function isInRoom(message: Message): boolean {
  return message.threadOf === undefined || message.alsoInRoom === true
}

/**
 * Whom `@here` called, or one of whose keywords it holds, is called with everybody, not by name.
 * @param keywords own words of the person, as a pattern of the protocol
 */
export function callingOf(message: Message, personId: string, keywords: RegExp | null = null): Calling {
  if (message.mentions?.includes(personId)) return 'named'
  const isForThem = message.mentionsAll === 'all' || message.here?.includes(personId)
  return isForThem || holdsKeyword(keywords, message.body) ? 'all' : null
}
