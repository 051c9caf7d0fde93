export interface ToastOptions {
  readonly tone?: 'plain' | 'success' | 'danger'
  readonly action?: { readonly label: string; readonly run: () => void } | undefined
  /** How long it stays, in milliseconds; one with an action stays longer. */
  readonly durationMs?: number | undefined
}

/** A short word about what just happened. Errors that a person must act on belong beside what caused them. */
export interface Toast extends ToastOptions {
  readonly id: number
  readonly text: string
}

const MOST_AT_ONCE = 3
let toasts: readonly Toast[] = []
let nextId = 1
const listeners = new Set<() => void>()

function replace(next: readonly Toast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}

/** Shows a toast and returns the way to take it back. Browser only. */
export function toast(text: string, options: ToastOptions = {}): () => void {
  const id = nextId++
  const next = { ...options, id, text }
  const others = toasts.filter((shown) => !(isPassing(next) && isPassing(shown)))
  replace([...others, next].slice(-MOST_AT_ONCE))
  const dismiss = () => dismissToast(id)
  setTimeout(dismiss, options.durationMs ?? (options.action ? 10_000 : 4_000))
  return dismiss
}

/** What it offers holds until the next one: who goes on does not want the last but one undone. */
function isPassing({ action, durationMs }: Toast): boolean {
  return action !== undefined && durationMs === undefined
}

export function dismissToast(id: number): void {
  if (toasts.some((shown) => shown.id === id)) replace(toasts.filter((shown) => shown.id !== id))
}

export const toastStore = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  getSnapshot: () => toasts,
  getServerSnapshot: (): readonly Toast[] => NO_TOASTS,
}
const NO_TOASTS: readonly Toast[] = []
