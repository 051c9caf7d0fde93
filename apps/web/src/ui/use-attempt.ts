import { useState } from 'react'

/** What somebody asked for with a button or a form, and waits for. */
export interface Attempt {
  /** It is on its way. */
  readonly busy: boolean
  /** Why the last one was refused; null where it was not. */
  readonly refusal: unknown
  /** Forgets why, as what was refused is changed. */
  forgive(): void
  /** Runs the act, unless one is on its way; never rejects. @param onRefused Runs where it was, after that is drawn. */
  run(act: () => Promise<unknown>, onRefused?: (error: unknown) => void): Promise<void>
}

/** Keeps whether an act is on its way, and why it was refused. */
export function useAttempt(): Attempt {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<unknown>(null)
  return {
    busy,
    refusal,
    forgive: () => setRefusal(null),
    async run(act, onRefused) {
      if (busy) return
      setBusy(true)
      setRefusal(null)
      try {
        await act()
      } catch (error) {
        setRefusal(error)
        onRefused?.(error)
      } finally {
        setBusy(false)
      }
    },
  }
}
