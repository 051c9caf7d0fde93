'use client'

import type { ParleyClient } from '@parley/client'
import type { PersonalKind, PersonalValue } from '@parley/protocol'
import { useMemo, useSyncExternalStore } from 'react'
import { drawnSnapshot, useClient, useStore } from '../connection/client-provider.tsx'

/** One thing that the person keeps; undefined where there is none. */
export function useKept<K extends PersonalKind>(kind: K, of: string): PersonalValue<K> | undefined {
  const { personal } = useClient()
  const key = `${kind}:${of}`
  return useSyncExternalStore(
    personal.subscribe,
    () => personal.getSnapshot().get(key) as PersonalValue<K> | undefined,
    () => drawnSnapshot(personal).get(key) as PersonalValue<K> | undefined,
  )
}

/** Everything of one kind that the person keeps, by what stands behind the colon of its key. */
export function useAllKept<K extends PersonalKind>(kind: K): ReadonlyMap<string, PersonalValue<K>> {
  const values = useStore(useClient().personal)
  return useMemo(() => allKept(values, kind), [values, kind])
}

export function allKept<K extends PersonalKind>(
  values: ReadonlyMap<string, Readonly<Record<string, unknown>>>,
  kind: K,
): ReadonlyMap<string, PersonalValue<K>> {
  const prefix = `${kind}:`
  return new Map(
    [...values].flatMap(([key, value]) =>
      key.startsWith(prefix) ? [[key.slice(prefix.length), value as PersonalValue<K>]] : [],
    ),
  )
}

/** Changes parts of how a room is kept; `undefined` takes a part away, and nothing at all is kept where nothing is left. */
export function keepRoom(
  client: ParleyClient,
  roomId: string,
  change: { readonly [P in keyof PersonalValue<'room'>]: PersonalValue<'room'>[P] | undefined },
): void {
  const key = `room:${roomId}`
  const merged = { ...client.personal.getSnapshot().get(key), ...change }
  const value = Object.fromEntries(Object.entries(merged).filter(([, part]) => part !== undefined))
  client.keep([{ key, value: Object.keys(value).length > 0 ? value : null }])
}
