const MOST = 30
let visited: readonly string[] = []

/** Puts a room first among those visited on this page. */
export function noteVisit(roomId: string): void {
  visited = [roomId, ...visited.filter((other) => other !== roomId)].slice(0, MOST)
}

/** The rooms visited on this page, the last one first. */
export function visitedRooms(): readonly string[] {
  return visited
}
