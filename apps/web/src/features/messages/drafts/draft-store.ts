/** The part of `Storage` that drafts need. */
export interface DraftStorage {
  readonly length: number
  key(index: number): string | null
  getItem(name: string): string | null
  setItem(name: string, value: string): void
  removeItem(name: string): void
}

/**
 * What a person began to write, one text for each place (the id of a room, or `<room>:<seq>` of a thread in it), kept on
 * this device under the person's id. It is stored a moment after each change, once the key is drawn, so that neither a
 * reload nor a crash costs a word.
 */
export interface DraftStore {
  /** Empty without a draft. */
  read(roomId: string): string
  write(roomId: string, text: string): void
  /** Rooms with a draft that holds more than white space; the same object until that changes. */
  rooms(): ReadonlySet<string>
  subscribe(listener: () => void): () => void
  /** Every text, by its place; a new object after each change. */
  texts(): ReadonlyMap<string, string>
  /** Calls back where this page wrote, which neither another tab nor `forget` does. */
  onWrite(listener: (place: string) => void): () => void
  /** Another tab wrote to the storage; `name` is null where it was emptied. */
  storageChanged(name: string | null): void
  /** Stores what waits for its moment; called where the page may end. */
  flush(): void
  /** Deletes every draft of this person on this device. */
  forget(): void
}

/**
 * @param soon does something once, when the page has a moment: writing to the storage takes longer than all else that a
 * key does.
 */
export function createDraftStore(
  personId: string,
  storage: DraftStorage | null,
  soon: (act: () => void) => void,
): DraftStore {
  const prefix = `parley:draft:${personId}:`
  const texts = readAll(storage, prefix)
  const listeners = new Set<() => void>()
  const writeListeners = new Set<(place: string) => void>()
  let rooms = roomsOf(texts)
  const unstored = new Set<string>()
  const flush = () => {
    for (const place of unstored) store(storage, prefix + place, texts.get(place) ?? '')
    unstored.clear()
  }

  const put = (roomId: string, text: string) => {
    if ((texts.get(roomId) ?? '') === text) return
    if (text === '') texts.delete(roomId)
    else texts.set(roomId, text)
    if (rooms.has(roomId) !== isWorthKeeping(text)) rooms = roomsOf(texts)
    for (const listener of listeners) listener()
  }
  return {
    read: (roomId) => texts.get(roomId) ?? '',
    write: (roomId, text) => {
      put(roomId, text)
      const isAsked = unstored.size > 0
      unstored.add(roomId)
      if (!isAsked) soon(flush)
      // What was sent is not found in the box again, whatever happens now.
      if (text === '') flush()
      for (const listener of writeListeners) listener(roomId)
    },
    texts: () => new Map(texts),
    onWrite: (listener) => {
      writeListeners.add(listener)
      return () => writeListeners.delete(listener)
    },
    rooms: () => rooms,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    storageChanged: (name) => {
      if (name === null) {
        unstored.clear()
        for (const roomId of [...texts.keys()]) put(roomId, '')
      } else if (name.startsWith(prefix)) {
        const place = name.slice(prefix.length)
        unstored.delete(place)
        put(place, storage?.getItem(name) ?? '')
      }
    },
    flush,
    forget: () => {
      unstored.clear()
      for (const roomId of [...texts.keys()]) {
        put(roomId, '')
        store(storage, prefix + roomId, '')
      }
    },
  }
}

function isWorthKeeping(text: string): boolean {
  return text.trim() !== ''
}

function roomsOf(texts: ReadonlyMap<string, string>): ReadonlySet<string> {
  return new Set([...texts].flatMap(([roomId, text]) => (isWorthKeeping(text) ? [roomId] : [])))
}

function readAll(storage: DraftStorage | null, prefix: string): Map<string, string> {
  const texts = new Map<string, string>()
  for (let index = 0; index < (storage?.length ?? 0); index++) {
    const name = storage?.key(index)
    const text = name?.startsWith(prefix) ? storage?.getItem(name) : null
    if (name && text) texts.set(name.slice(prefix.length), text)
  }
  return texts
}

/** A full or forbidden storage costs the copy on the device, not what stands in the box. */
function store(storage: DraftStorage | null, name: string, text: string): void {
  try {
    if (text === '') storage?.removeItem(name)
    else storage?.setItem(name, text)
  } catch {
    // Kept in memory for as long as the page lives.
  }
}
