import { type ComponentType, lazy, type ReactNode, Suspense, useState } from 'react'
import { inTurn } from './in-turn.ts'

const RETRY_AFTER_MS = 5_000

/** A part that the server draws like any other, and whose code a browser fetches only where there is one to draw. */
export interface LazyPart<P> {
  (props: P): ReactNode
  /** Fetches it ahead of its first use. */
  prepare(): void
}

/**
 * Unlike React's `lazy` it does not break the page when the network is away: it tries again until the code is there. What
 * was prepared is drawn at once.
 */
export function lazyPart<P extends object>(load: () => Promise<{ default: ComponentType<P> }>): LazyPart<P> {
  let known: ComponentType<P> | undefined
  const loadOnce = async () => {
    const part = await load()
    known = part.default
    return part
  }
  const loadPatiently = async (): Promise<{ default: ComponentType<P> }> => {
    try {
      return await loadOnce()
    } catch {
      await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER_MS))
      return loadPatiently()
    }
  }
  const LazyPart = lazy(loadPatiently) as unknown as ComponentType<P>
  const draw = (props: P) => <Drawn part={() => known ?? LazyPart} props={props} />
  return Object.assign(draw, { prepare: () => void (known ?? inTurn(loadOnce).catch(() => undefined)) })
}

/** What a part is as it is first drawn, it stays. */
function Drawn<P extends object>({ part, props }: { part: () => ComponentType<P>; props: P }) {
  const [Part] = useState(part)
  return (
    <Suspense fallback={null}>
      <Part {...props} />
    </Suspense>
  )
}
