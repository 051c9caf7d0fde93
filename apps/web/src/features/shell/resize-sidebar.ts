import { keepChoice } from '../preferences/cookies.ts'
import { SIDEBAR_WIDTH, SIDEBAR_WIDTH_COOKIE, sidebarWidthOf } from './choices.ts'

const STEP = 10

export interface Drag {
  readonly edge: HTMLElement
  readonly pointerId: number
  /** Where the sidebar begins. */
  readonly from: HTMLElement
  readonly onWidth: (width: number) => void
}

/** Follows a pointer that was pressed on the edge of the sidebar, until it is let go of. */
export function dragSidebar({ edge, pointerId, from, onWidth }: Drag): void {
  try {
    edge.setPointerCapture(pointerId)
  } catch {
    // It is gone.
  }
  // It was let go of while this was fetched.
  if (!edge.hasPointerCapture(pointerId)) return
  const over = new AbortController()
  let width: number | null = null
  const listen = (type: 'pointermove' | 'pointerup' | 'pointercancel', act: (event: PointerEvent) => void) =>
    edge.addEventListener(type, act, { signal: over.signal })
  listen('pointermove', ({ clientX }) => {
    width = sidebarWidthOf(String(clientX - from.getBoundingClientRect().left))
    onWidth(width)
  })
  listen('pointerup', () => {
    over.abort()
    if (width !== null) keepChoice(SIDEBAR_WIDTH_COOKIE, String(width))
  })
  listen('pointercancel', () => over.abort())
}

/** Makes it wider or narrower by a step, or as wide as usual where `by` is null. */
export function stepSidebar({
  by,
  width,
  onWidth,
}: { by: 1 | -1 | null; width: number } & Pick<Drag, 'onWidth'>): void {
  const next = by === null ? SIDEBAR_WIDTH.usual : sidebarWidthOf(String(width + by * STEP))
  onWidth(next)
  keepChoice(SIDEBAR_WIDTH_COOKIE, String(next))
}
