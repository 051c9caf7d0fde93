'use client'

import { Component, type ReactNode, type RefObject } from 'react'
import type { Arrangement } from './items.ts'
import type { Viewport } from './viewport.ts'
import type { Span } from './window.ts'

interface SteadyProps {
  viewport: Viewport
  scroller: RefObject<HTMLElement | null>
  arrangement: Arrangement
  span: Span
  /** Whether the last row is the newest of the room, and no look into its past. */
  endsAtHead: boolean
  children: ReactNode
}

/**
 * Tells the viewport before and after each commit. A class, because only `getSnapshotBeforeUpdate` sees the page as
 * it was just before React changes it.
 */
export class Steady extends Component<SteadyProps> {
  #detach: () => void = () => undefined

  override componentDidMount(): void {
    const { viewport, scroller, arrangement, span, endsAtHead } = this.props
    if (scroller.current === null) return
    this.#detach = viewport.attach(scroller.current)
    viewport.afterCommit(arrangement, span, endsAtHead)
  }

  override getSnapshotBeforeUpdate(): null {
    this.props.viewport.beforeCommit()
    return null
  }

  override componentDidUpdate(): void {
    const { viewport, arrangement, span, endsAtHead } = this.props
    viewport.afterCommit(arrangement, span, endsAtHead)
  }

  override componentWillUnmount(): void {
    this.#detach()
  }

  override render(): ReactNode {
    return this.props.children
  }
}
