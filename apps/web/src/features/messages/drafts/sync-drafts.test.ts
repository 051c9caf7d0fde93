import type { ParleyClient } from '@parley/client'
import type { PersonalItem } from '@parley/protocol'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { agreedDraftsOf } from './agreed-drafts.ts'
import { createDraftStore } from './draft-store.ts'
import { STILL_WRITING_MS, syncDrafts, TELL_AFTER_MS } from './sync-drafts.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** One person's things on the server, as every device sees them at once. */
function openServer() {
  const values = new Map<string, NonNullable<PersonalItem['value']>>()
  const listeners = new Set<() => void>()
  let kept = 0
  const client: Pick<ParleyClient, 'personal' | 'personalIsComplete' | 'keep'> = {
    personal: {
      getSnapshot: () => values,
      subscribe(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    personalIsComplete: { getSnapshot: () => true, subscribe: () => () => {} },
    keep(items) {
      for (const { key, value } of items) {
        kept += 1
        if (value === null) values.delete(key)
        else values.set(key, value)
      }
      for (const listener of listeners) listener()
    },
  }
  return { client, values, count: () => kept }
}

function openDevice(client: ReturnType<typeof openServer>['client']) {
  const drafts = createDraftStore('ann', null, (act) => act())
  const agreed = agreedDraftsOf('ann', null)
  return { drafts, agreed, stop: syncDrafts(client, drafts, agreed) }
}

test('a draft is told after a second without a key, and comes to the other device', () => {
  const { client, count } = openServer()
  const [phone, desk] = [openDevice(client), openDevice(client)]
  for (const text of ['h', 'he', 'hel']) {
    phone.drafts.write('room', text)
    vi.advanceTimersByTime(TELL_AFTER_MS - 1)
  }
  expect(desk.drafts.read('room')).toBe('')
  vi.advanceTimersByTime(1)
  expect(desk.drafts.read('room')).toBe('hel')
  expect(count()).toBe(1)
  expect(desk.drafts.rooms().has('room')).toBe(true)
})

test('what is sent on one device goes from the other one at once', () => {
  const { client, values } = openServer()
  const [phone, desk] = [openDevice(client), openDevice(client)]
  phone.drafts.write('room', 'hello')
  vi.advanceTimersByTime(TELL_AFTER_MS)
  desk.drafts.write('room', '')
  expect(values.size).toBe(0)
  // The phone was written on a moment ago.
  vi.advanceTimersByTime(STILL_WRITING_MS)
  expect(phone.drafts.read('room')).toBe('')
})

test('nothing is put under the hands of somebody who writes', () => {
  const { client } = openServer()
  const [phone, desk] = [openDevice(client), openDevice(client)]
  phone.drafts.write('room', 'from the phone')
  vi.advanceTimersByTime(TELL_AFTER_MS - 100)
  desk.drafts.write('room', 'from the desk')
  vi.advanceTimersByTime(100)
  expect(desk.drafts.read('room')).toBe('from the desk')
  vi.advanceTimersByTime(10 * TELL_AFTER_MS)
  expect(phone.drafts.read('room')).toBe('from the desk')
  expect(desk.drafts.read('room')).toBe('from the desk')
})

test('a reload takes an old text neither for a new one nor away', () => {
  const { client } = openServer()
  const phone = openDevice(client)
  phone.drafts.write('room', 'one')
  phone.stop()
  // Sent on another device meanwhile.
  client.keep([{ key: 'draft:room', value: null }])
  const again = syncDrafts(client, phone.drafts, phone.agreed)
  vi.advanceTimersByTime(STILL_WRITING_MS)
  expect(phone.drafts.read('room')).toBe('')
  again()
})

test('signing out forgets the drafts of the device and leaves those that are kept', () => {
  const { client, values } = openServer()
  const phone = openDevice(client)
  phone.drafts.write('room', 'kept')
  vi.advanceTimersByTime(TELL_AFTER_MS)
  phone.drafts.forget()
  vi.advanceTimersByTime(10 * TELL_AFTER_MS)
  expect(values.get('draft:room')).toMatchObject({ text: 'kept' })
})

test('what was written before this began, as without a network, is told, too', () => {
  const { client, values } = openServer()
  const drafts = createDraftStore('ann', null, (act) => act())
  drafts.write('room', 'written early')
  syncDrafts(client, drafts, agreedDraftsOf('ann', null))
  vi.advanceTimersByTime(TELL_AFTER_MS)
  expect(values.get('draft:room')).toMatchObject({ text: 'written early' })
})
