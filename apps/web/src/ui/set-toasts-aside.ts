import { dismissToast, type Toast, toast, toastStore } from './toast-store.ts'

/**
 * Takes all toasts away while something else lies in their place, and reminders that come meanwhile. Returns the way to bring
 * back reminders: what an act just did is told in passing, but they are told once.
 */
export function setToastsAside(): () => void {
  const reminders = new Map<number, Toast>()
  const take = () => {
    for (const shown of toastStore.getSnapshot()) {
      if (!isReminder(shown)) continue
      reminders.set(shown.id, shown)
      dismissToast(shown.id)
    }
  }
  take()
  for (const { id } of toastStore.getSnapshot()) dismissToast(id)
  const stop = toastStore.subscribe(take)
  return () => {
    stop()
    for (const { text, ...options } of reminders.values()) toast(text, options)
  }
}

function isReminder({ action, durationMs }: Toast): boolean {
  return action !== undefined && durationMs !== undefined
}
