/** A short word about what just happened. Errors that a person must act on belong beside what caused them. */
export interface Toast {
  readonly id: number
  readonly text: string
  readonly tone: 'plain' | 'success' | 'danger'
  readonly action: { readonly label: string; readonly run: () => void } | null
  /** What it offers holds until the next one: who goes on does not want the last but one undone. */
  readonly isPassing: boolean
}

export interface ToastOptions {
  tone?: Toast['tone']
  action?: { label: string; run: () => void }
  /** How long it stays, in milliseconds; one with an action stays longer. */
  durationMs?: number
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
export function toast(text: string, { tone = 'plain', action, durationMs }: ToastOptions = {}): () => void {
  const id = nextId++
  const isPassing = action !== undefined && durationMs === undefined
  const others = toasts.filter((shown) => !(isPassing && shown.isPassing))
  replace([...others, { id, text, tone, action: action ?? null, isPassing }].slice(-MOST_AT_ONCE))
  const dismiss = () => dismissToast(id)
  setTimeout(dismiss, durationMs ?? (action ? 10_000 : 4_000))
  return dismiss
}

export function dismissToast(id: number): void {
  if (toasts.some((shown) => shown.id === id)) replace(toasts.filter((shown) => shown.id !== id))
}

/** Takes all of them away, for what comes in their place. */
export function dismissToasts(): void {
  if (toasts.length > 0) replace([])
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
