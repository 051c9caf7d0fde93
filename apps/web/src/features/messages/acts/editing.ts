'use client'

import type { Picture } from '@parley/protocol'
import { useSyncExternalStore } from 'react'
import { bodyOf, picturesOf, type SentRow } from './row-content.ts'

/** An own message that is being changed in the composer of its room. */
export interface Editing {
  readonly seq: number
  readonly key: string
  readonly original: string
  readonly text: string
  readonly pictures: readonly Picture[]
  /** Ids of those that go as the change is saved. */
  readonly takenOff: readonly string[]
}

const edited = new Map<string, Editing>()
const listeners = new Set<() => void>()

function put(roomId: string, editing: Editing | null): void {
  if (editing === null) edited.delete(roomId)
  else edited.set(roomId, editing)
  for (const listener of listeners) listener()
}

/** Puts a message into the composer of its room. The draft there waits aside. */
export function beginEditing(roomId: string, row: SentRow): void {
  const { key, message } = row
  const original = bodyOf(row)
  put(roomId, { seq: message.seq, key, original, text: original, pictures: picturesOf(row), takenOff: [] })
}

/** What the composer holds now. */
export function writeEditing(roomId: string, text: string): void {
  const editing = edited.get(roomId)
  if (editing !== undefined) put(roomId, { ...editing, text })
}

/** Takes a picture off the message, or puts it back; saved with the words. */
export function takeOff(roomId: string, pictureId: string, off: boolean): void {
  const editing = edited.get(roomId)
  if (editing === undefined) return
  const others = editing.takenOff.filter((each) => each !== pictureId)
  put(roomId, { ...editing, takenOff: off ? [...others, pictureId] : others })
}

export function endEditing(roomId: string): void {
  if (edited.has(roomId)) put(roomId, null)
}

/** The edit under way in a room, null without one. It outlives a look at another room. */
export function useEditing(roomId: string): Editing | null {
  const read = () => editingIn(roomId)
  return useSyncExternalStore(subscribeEditing, read, () => null)
}

/** Whether there is one; drawn again only as it begins and ends. */
export function useIsEditing(roomId: string): boolean {
  return useSyncExternalStore(
    subscribeEditing,
    () => edited.has(roomId),
    () => false,
  )
}

export function editingIn(roomId: string): Editing | null {
  return edited.get(roomId) ?? null
}

export function subscribeEditing(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
