/** What stepping through the list needs of a room. */
export interface Stop {
  readonly id: string
  /** Whether it asks to be looked at: a muted room does not for what is merely new. */
  readonly isUnread: boolean
}

/**
 * The room that Alt and an arrow lead to: the next one in that direction, from the end round to the beginning. With
 * `unreadOnly`, rooms that are read are passed over. Null where there is nowhere to go.
 */
export function neighbour(
  stops: readonly Stop[],
  openId: string | null,
  step: 1 | -1,
  unreadOnly = false,
): string | null {
  const here = stops.findIndex(({ id }) => id === openId)
  const start = here === -1 && step === -1 ? 0 : here
  for (let distance = 1; distance <= stops.length; distance++) {
    const stop = stops.at((start + step * distance) % stops.length)
    if (stop && stop.id !== openId && (!unreadOnly || stop.isUnread)) return stop.id
  }
  return null
}

/** Where to go when the open room is gone: the last one visited, else `general`, else the first. */
export function fallbackRoom(
  rooms: readonly { readonly id: string; readonly name: string }[],
  lastVisited: string | null,
): string | null {
  const room = rooms.find(({ id }) => id === lastVisited) ?? rooms.find(({ name }) => name === 'general') ?? rooms.at(0)
  return room?.id ?? null
}
