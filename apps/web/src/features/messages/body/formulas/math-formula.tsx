'use client'

import { createElement, memo, type ReactNode } from 'react'
import { copyFormulasAsTex } from './copy-as-tex.ts'
import { type MathTree, readTex } from './read-tex.ts'

if (typeof document !== 'undefined') copyFormulasAsTex()

/** A formula as MathML, which browsers set by themselves: no style sheet, no font, no HTML text of KaTeX's. */
const MathFormula = memo(function MathFormula({ tex, isBlock }: { tex: string; isBlock: boolean }) {
  const tree = readTex(tex, isBlock)
  return tree === null ? <code className="text-[0.8667em]">{tex}</code> : draw(tree, 0)
})
export default MathFormula

function draw(tree: MathTree | string, key: number): ReactNode {
  if (typeof tree === 'string') return tree
  return createElement(tree.name, { ...tree.attributes, key }, ...tree.children.map(draw))
}
