'use client'

import type { ConnectionState, ParleyClient, RoomEntry, Seed, Store, TimelineSnapshot } from '@parley/client'
import type { Bootstrap, Person } from '@parley/protocol'
import { useLocale, useTranslations } from 'next-intl'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { sortRooms } from '../rooms/room-order.ts'
import { attachToBrowser, openBrowserClient } from './browser-client.ts'

interface Held {
  readonly client: ParleyClient
  /** What the server drew: shown where the store has been emptied, as while signing out. */
  readonly seed: Seed
}

const HeldContext = createContext<Held | null>(null)

/**
 * Gives the screen its one client. It is seeded with what the server drew, so the first render in the browser equals
 * the HTML, and it begins to connect once the page stands.
 */
export function ClientProvider({ seed, children }: { seed: Seed; children: ReactNode }) {
  const t = useTranslations('common')
  const [held] = useState<Held>(() => {
    const client = openBrowserClient(seed, t('erasedPerson'))
    rememberDrawn(client)
    return { client, seed }
  })
  useEffect(() => attachToBrowser(held.client), [held])
  return <HeldContext value={held}>{children}</HeldContext>
}

/** What the stores held when the page was drawn, by the server and at first here. */
const drawn = new WeakMap<object, unknown>()

function rememberDrawn({ bootstrap, rooms, people, personal, connection }: ParleyClient): void {
  for (const store of [bootstrap, rooms, people, personal, connection]) {
    if (!drawn.has(store)) drawn.set(store, store.getSnapshot())
  }
}

/** What the server's HTML was drawn from: a part whose code comes late must equal it, whatever has arrived meanwhile. */
export function drawnSnapshot<T>(store: Store<T>): T {
  return drawn.has(store) ? (drawn.get(store) as T) : store.getSnapshot()
}

/** The client of this screen. Throws outside `ClientProvider`. */
export function useClient(): ParleyClient {
  return useHeld().client
}

/** The store's value now, and again after each change. */
export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.getSnapshot, () => drawnSnapshot(store))
}

export function useConnection(): ConnectionState {
  return useStore(useClient().connection)
}

/** The rooms that the person is in, by name in the order of the interface's language. */
export function useRooms(): readonly RoomEntry[] {
  const rooms = useStore(useClient().rooms)
  const locale = useLocale()
  return useMemo(() => sortRooms(rooms, locale), [rooms, locale])
}

/** One of the rooms that the person is in; undefined for any other. */
export function useRoom(roomId: string): RoomEntry | undefined {
  const { rooms } = useClient()
  const findIn = (entries: readonly RoomEntry[]) => entries.find((entry) => entry.room.id === roomId)
  return useSyncExternalStore(
    rooms.subscribe,
    () => findIn(rooms.getSnapshot()),
    () => findIn(drawnSnapshot(rooms)),
  )
}

export function useTimeline(roomId: string): TimelineSnapshot {
  return useStore(useClient().timeline(roomId))
}

/** What the room's screen shows: the look into its past where there is one, else its newest rows. */
export function useShownTimeline(roomId: string): TimelineSnapshot {
  const own = useTimeline(roomId)
  const past = useStore(useClient().past(roomId))
  return past.load === 'ready' ? past : own
}

/** The same, once. */
export function shownTimeline(client: ParleyClient, roomId: string): TimelineSnapshot {
  const past = client.past(roomId).getSnapshot()
  return past.load === 'ready' ? past : client.timeline(roomId).getSnapshot()
}

/** Undefined until the client has heard of this person. */
export function usePerson(personId: string): Person | undefined {
  const { people } = useClient()
  return useSyncExternalStore(
    people.subscribe,
    () => people.getSnapshot().get(personId),
    () => drawnSnapshot(people).get(personId),
  )
}

/** Who I am, where, and what the server allows. */
export function useBootstrap(): Omit<Bootstrap, 'rooms'> {
  const { client, seed } = useHeld()
  return useStore(client.bootstrap) ?? seed.bootstrap
}

function useHeld(): Held {
  const held = useContext(HeldContext)
  if (held === null) throw new Error('There is no ClientProvider above this component.')
  return held
}
