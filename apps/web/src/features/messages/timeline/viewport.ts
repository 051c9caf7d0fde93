import { type Anchor, anchorsOf, type DrawnRow, driftOf } from './anchor.ts'
import { type Drawn, drawnOf, rowsToFill, sameDrawn } from './drawn.ts'
import { createHeights } from './heights.ts'
import type { Arrangement } from './items.ts'
import { type Look, lookOf, sameLook } from './look.ts'
import { RowElements } from './row-elements.ts'
import { nextSpan, type Span, type Stand, visibleSpan } from './window.ts'

/** Where the screen is on its way to. */
type Goal = { readonly kind: 'end' } | { readonly kind: 'row'; readonly key: string; readonly at: number }

/** A screen that is nearer to the end than this sticks to it. */
const STICKS_WITHIN_PX = 100

/** How tall the last timeline stood: the next one begins with what fills as much, and draws the rest once that is shown. */
let lastHeightPx = 0
/** Drawn then: what `nextSpan` asks for, and a little. Scrolling draws more. */
const FIRST_OVERSCAN_PX = 900

const NOTHING: Arrangement = { items: [], indexOf: new Map(), unread: null, unreadCount: 0, placeIsKnown: true }

/**
 * Keeps a timeline still while it changes. The scroller is laid out from its end (`column-reverse`), so its offset
 * counts from the newest row: whatever loads or is measured above moves nothing by itself, and the server's HTML
 * stands at the newest row without a script. Changes below the screen are undone by the anchor.
 *
 * It is told before and after each commit of React, and hears scrolling and resizing by itself.
 */
export class Viewport {
  #scroller: HTMLElement | null = null
  #rows: RowElements | null = null
  #arrangement: Arrangement = NOTHING
  /** See `Heights.edges`. */
  #edges: Float64Array = new Float64Array(1)
  #span: Span = { first: 0, last: -1 }
  #drawn: Drawn | null = null
  #look: Look | null = null
  #anchors: readonly Anchor[] = []
  #atEnd = true
  /** Whether the end of the content is that of the room: only there it is followed. */
  #endsAtHead = true
  #newestKey: string | undefined
  #goal: Goal | null = null
  /** While only what fills the screen is drawn. */
  #isSparse = lastHeightPx > 0
  /** How many rows are drawn before anything is decided. */
  readonly firstDrawn = rowsToFill(lastHeightPx)
  readonly #heights = createHeights()
  readonly #listeners = new Set<() => void>()

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  /** Null until something else than the first rows is to be drawn. */
  readonly getDrawn = (): Drawn | null => this.#drawn
  /** Null until the page stands. */
  readonly getLook = (): Look | null => this.#look

  attach(scroller: HTMLElement): () => void {
    const rows = new RowElements((elements) => this.#onResize(elements))
    const onScroll = () => this.#onScroll()
    this.#scroller = scroller
    this.#rows = rows
    rows.watch(scroller)
    scroller.addEventListener('scroll', onScroll, { passive: true })
    const forget = this.#isSparse ? afterPaint(() => this.#fill()) : null
    return () => {
      forget?.()
      scroller.removeEventListener('scroll', onScroll)
      rows.disconnect()
      this.#rows = null
      this.#scroller = null
    }
  }

  /** Before React changes the page: remembers where the rows stand. */
  beforeCommit(): void {
    this.#hold()
  }

  /** After React changed the page, before it is painted. */
  afterCommit(arrangement: Arrangement, span: Span, endsAtHead = true): void {
    if (this.#scroller === null || this.#rows === null) return
    const wasPast = !this.#endsAtHead
    this.#endsAtHead = endsAtHead
    let isLaid = arrangement === this.#arrangement && span.first === this.#span.first && span.last === this.#span.last
    this.#arrangement = arrangement
    this.#span = span
    this.#rows.collect(this.#scroller)
    for (const element of this.#rows.all()) isLaid = !this.#measure(element) && isLaid
    if (!isLaid) this.#lay()
    const newestKey = arrangement.items.at(-1)?.key
    const hasNewer = newestKey !== this.#newestKey
    this.#newestKey = newestKey
    if (this.#goal !== null) this.#pursue(this.#goal)
    else if (wasPast || !this.#follows) this.#restore()
    else if (hasNewer) this.#scroller.scrollTop = 0
    if (wasPast) this.#atEnd = this.#stand().fromEnd <= STICKS_WITHIN_PX
    this.#settle()
  }

  /** Brings the newest row to the lower edge of the screen. */
  toEnd(): void {
    this.#atEnd = true
    this.#begin({ kind: 'end' })
  }

  /** Brings a row to `at` pixels below the upper edge of the screen. */
  toRow(key: string, at: number): void {
    this.#atEnd = false
    this.#begin({ kind: 'row', key, at })
  }

  /** Moves a row into the screen if it is not, as for the keyboard's focus. Null where it has to be drawn first. */
  reveal(key: string): HTMLElement | null {
    const element = this.#rows?.get(key) ?? null
    if (element === null) this.toRow(key, STICKS_WITHIN_PX)
    else element.scrollIntoView({ block: 'nearest' })
    return element
  }

  #begin(goal: Goal): void {
    this.#goal = goal
    this.#isSparse = false
    this.#pursue(goal)
    this.#settle()
  }

  /** Goes to where the goal is drawn, or has it drawn first and comes back after the commit. */
  #pursue(goal: Goal): void {
    const scroller = this.#scroller
    if (scroller === null) return
    const { items, indexOf } = this.#arrangement
    if (goal.kind === 'end') {
      if (this.#endsAtHead && this.#span.last === items.length - 1) this.#goal = null
      scroller.scrollTop = 0
      return
    }
    const index = indexOf.get(goal.key)
    if (index === undefined) {
      this.#goal = null
    } else if (this.#rows?.get(goal.key)) {
      this.#goal = null
      this.#anchors = [{ key: goal.key, edge: 'top', at: goal.at }]
      this.#restore()
      // What fits the screen is at its end wherever one goes in it: no scrolling tells so.
      this.#atEnd = this.#stand().fromEnd <= STICKS_WITHIN_PX
    } else {
      scroller.scrollTop = -Math.max(0, (this.#edges[index] ?? 0) + goal.at - scroller.clientHeight)
    }
  }

  #onScroll(): void {
    this.#isSparse = false
    this.#atEnd = this.#stand().fromEnd <= STICKS_WITHIN_PX
    this.#settle()
  }

  #onResize(elements: readonly Element[]): void {
    const scroller = this.#scroller
    if (scroller === null) return
    let changed = false
    for (const element of elements) {
      if (element === scroller) changed = true
      else if (element instanceof HTMLElement) changed = this.#measure(element) || changed
    }
    if (!changed) return
    this.#lay()
    if (!this.#follows) this.#restore()
    this.#settle()
  }

  get #follows(): boolean {
    return this.#atEnd && this.#endsAtHead
  }

  #measure(element: HTMLElement): boolean {
    return this.#heights.measured(element.dataset.item ?? '', element.getBoundingClientRect().height)
  }

  /** Gives what is not drawn its room. */
  #lay(): void {
    this.#edges = this.#heights.edges(this.#arrangement.items)
    const { first, last } = this.#span
    this.#space('above', (this.#edges[0] ?? 0) - (this.#edges[first] ?? 0))
    this.#space('below', this.#edges[last + 1] ?? 0)
  }

  #space(side: 'above' | 'below', height: number): void {
    const spacer = this.#scroller?.querySelector<HTMLElement>(`[data-spacer="${side}"]`)
    if (spacer) spacer.style.height = `${height}px`
  }

  #stand(): Stand {
    const { scrollTop = 0, clientHeight = 0 } = this.#scroller ?? {}
    return { fromEnd: Math.max(0, -scrollTop), height: clientHeight }
  }

  #hold(): void {
    const scroller = this.#scroller
    if (scroller === null) return
    const { top } = scroller.getBoundingClientRect()
    const { first, last } = visibleSpan(this.#edges, this.#stand())
    const rows: DrawnRow[] = []
    // What is measured may be a little behind: begin a little above.
    for (let index = Math.max(0, first - 2); index <= last; index++) {
      const item = this.#arrangement.items[index]
      const isRow = item?.kind === 'message' || item?.kind === 'lines'
      const row = isRow ? this.#rows?.find(item.key, top) : null
      if (row) rows.push(row)
    }
    this.#anchors = anchorsOf(rows, scroller.clientHeight)
  }

  #restore(): void {
    const scroller = this.#scroller
    if (scroller === null) return
    const { top } = scroller.getBoundingClientRect()
    const drift = driftOf(this.#anchors, (key) => this.#rows?.find(key, top) ?? null)
    if (Math.abs(drift) >= 0.5) scroller.scrollTop += drift
  }

  /** Draws what is near the screen, now that the screen is shown. */
  #fill(): void {
    if (!this.#isSparse) return
    this.#isSparse = false
    this.#settle(FIRST_OVERSCAN_PX)
  }

  /** Decides what to draw from here, and tells what the screen shows. */
  #settle(overscanPx?: number): void {
    const stand = this.#stand()
    // Out of sight, as behind the list of rooms on a phone: nothing is seen.
    if (stand.height === 0) return
    lastHeightPx = stand.height
    const span = this.#isSparse ? this.#span : nextSpan(this.#edges, stand, this.#span, overscanPx)
    const drawn = drawnOf(this.#arrangement, span)
    const look = lookOf(this.#edges, stand, this.#follows)
    this.#hold()
    const isSame = sameDrawn(this.#drawn, drawn) && sameLook(this.#look, look)
    if (!sameDrawn(this.#drawn, drawn)) this.#drawn = drawn
    if (!sameLook(this.#look, look)) this.#look = look
    if (!isSame) for (const listener of this.#listeners) listener()
  }
}

/** Once the next frame is on the screen. Returns what takes it back. */
function afterPaint(act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(act)
  })
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}
