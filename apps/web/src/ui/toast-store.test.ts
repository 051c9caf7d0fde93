import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { setToastsAside } from './set-toasts-aside.ts'
import { dismissToast, toast, toastStore } from './toast-store.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.runAllTimers()
  vi.useRealTimers()
})

describe('toasts', () => {
  it('leave by themselves, those with an act later', () => {
    toast('Copied')
    toast('Read', { action: { label: 'Undo', run: () => {} } })
    vi.advanceTimersByTime(4000)
    expect(toastStore.getSnapshot().map(({ text }) => text)).toEqual(['Read'])
    vi.advanceTimersByTime(6000)
    expect(toastStore.getSnapshot()).toEqual([])
  })

  it('are three at most, the newest', () => {
    for (const text of ['1', '2', '3', '4']) toast(text)
    expect(toastStore.getSnapshot().map(({ text }) => text)).toEqual(['2', '3', '4'])
  })

  it('offer to undo the last act only, and keep a reminder beside it', () => {
    const action = { label: 'Undo', run: () => {} }
    toast('Remember this', { action, durationMs: 60_000 })
    toast('Saved', { action })
    toast('Copied')
    toast('Removed', { action })
    expect(toastStore.getSnapshot().map(({ text }) => text)).toEqual(['Remember this', 'Copied', 'Removed'])
  })

  it('go at once where something else comes, and a reminder comes back after it, for all its time', () => {
    const action = { label: 'Show', run: () => {} }
    toast('Remember this', { action, durationMs: 60_000 })
    toast('Copied')
    toast('Read', { action })
    const bringBack = setToastsAside()
    expect(toastStore.getSnapshot()).toEqual([])
    vi.advanceTimersByTime(90_000)
    bringBack()
    expect(toastStore.getSnapshot()).toMatchObject([{ text: 'Remember this', action }])
    vi.advanceTimersByTime(59_999)
    expect(toastStore.getSnapshot()).toHaveLength(1)
    vi.advanceTimersByTime(1)
    expect(toastStore.getSnapshot()).toEqual([])
  })

  it('wait where something else lies in their place if they are reminders; what is done there is told', () => {
    const action = { label: 'Show', run: () => {} }
    const bringBack = setToastsAside()
    const bringBackInner = setToastsAside()
    toast('Remember this', { action, durationMs: 60_000 })
    toast('And this', { action, durationMs: 60_000 })
    toast('Copied')
    expect(toastStore.getSnapshot().map(({ text }) => text)).toEqual(['Copied'])
    vi.advanceTimersByTime(90_000)
    bringBackInner()
    expect(toastStore.getSnapshot()).toEqual([])
    bringBack()
    expect(toastStore.getSnapshot().map(({ text }) => text)).toEqual(['Remember this', 'And this'])
  })

  it('tell their screen when one comes or goes, and keep their identity otherwise', () => {
    const seen = vi.fn()
    const stop = toastStore.subscribe(seen)
    const dismiss = toast('Saved')
    const snapshot = toastStore.getSnapshot()
    expect(toastStore.getSnapshot()).toBe(snapshot)
    dismissToast(-1)
    expect(toastStore.getSnapshot()).toBe(snapshot)
    dismiss()
    expect(seen).toHaveBeenCalledTimes(2)
    stop()
  })
})
