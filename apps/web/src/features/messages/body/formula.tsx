'use client'

import { Component, lazy, type ReactNode, Suspense } from 'react'

/** KaTeX is fetched with the first formula. */
const MathFormula = lazy(() => import('./formulas/math-formula.tsx'))

/** A formula, drawn as its source until KaTeX is there, and where KaTeX cannot be fetched or does not understand it. */
export function Formula({ tex, isBlock = false }: { tex: string; isBlock?: boolean }) {
  const source = <code className="text-[0.8667em]">{tex}</code>
  return (
    <span
      data-testid="formula"
      data-tex={tex}
      dir="ltr"
      className={isBlock ? 'block overflow-x-auto py-1 text-lead [&_math]:w-fit' : undefined}
    >
      <Unbroken instead={source}>
        <Suspense fallback={source}>
          <MathFormula tex={tex} isBlock={isBlock} />
        </Suspense>
      </Unbroken>
    </span>
  )
}

/** What cannot be drawn or fetched leaves the page as it is. */
class Unbroken extends Component<{ instead: ReactNode; children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false }

  static getDerivedStateFromError() {
    return { isBroken: true }
  }

  override render() {
    return this.state.isBroken ? this.props.instead : this.props.children
  }
}
