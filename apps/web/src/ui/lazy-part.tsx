import { type ComponentType, lazy, type ReactNode, Suspense } from 'react'
import { inTurn } from './in-turn.ts'

const RETRY_AFTER_MS = 5_000

/** A part that the server draws like any other, and whose code a browser fetches only where there is one to draw. */
export interface LazyPart<P> {
  (props: P): ReactNode
  /** Fetches it ahead of its first use. */
  prepare(): void
}

/** Unlike React's `lazy` it does not break the page when the network is away: it tries again until the code is there. */
export function lazyPart<P extends object>(load: () => Promise<{ default: ComponentType<P> }>): LazyPart<P> {
  const loadPatiently = async (): Promise<{ default: ComponentType<P> }> => {
    try {
      return await load()
    } catch {
      await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER_MS))
      return loadPatiently()
    }
  }
  const Part = lazy(loadPatiently) as unknown as ComponentType<P>
  const draw = (props: P) => (
    <Suspense fallback={null}>
      <Part {...props} />
    </Suspense>
  )
  return Object.assign(draw, { prepare: () => void inTurn(load).catch(() => undefined) })
}
