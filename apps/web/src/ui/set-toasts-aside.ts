import { dismissToast, toast, toastStore } from './toast-store.ts'

/**
 * Takes all toasts away while something else lies in their place. Returns the way to bring back reminders: what an act
 * just did is told in passing, but they are told once.
 */
export function setToastsAside(): () => void {
  const shown = toastStore.getSnapshot()
  for (const { id } of shown) dismissToast(id)
  return () => {
    for (const { text, ...options } of shown) if (options.action && options.durationMs) toast(text, options)
  }
}
