import katex from 'katex'

/** MathML that may be drawn: element names and attributes out of the lists below, and text. */
export interface MathTree {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (MathTree | string)[]
}

/** A node of the tree that KaTeX builds before it writes it out. */
interface KatexNode {
  readonly type?: string
  readonly text?: string
  readonly classes?: readonly string[]
  readonly attributes?: Readonly<Record<string, string>>
  readonly children?: readonly KatexNode[]
}

/** KaTeX exports it for its own extensions; the version is pinned, and a test holds it to its shape. */
const { __renderToDomTree: buildTree } = katex as unknown as {
  __renderToDomTree(tex: string, options: object): KatexNode
}

/** `semantics` and `annotation` only repeat the source, and would be copied with the formula. */
const ELEMENTS = new Set(
  'math mrow mi mn mo ms mtext mspace msub msup msubsup munder mover munderover mfrac msqrt mroot mtable mtr mtd mstyle mpadded mphantom menclose'.split(
    ' ',
  ),
)
/** What says how a formula is set. Colours are ours, and nothing may lie over its neighbours. */
const ATTRIBUTES = new Set(
  'display displaystyle scriptlevel mathvariant stretchy fence separator form largeop movablelimits minsize maxsize accent accentunder linethickness columnalign rowspacing columnspacing columnlines rowlines notation width'.split(
    ' ',
  ),
)

/** Reads TeX; null where it means nothing. It runs no macro more than a few times and trusts no command that links or loads. */
export function readTex(tex: string, isBlock: boolean): MathTree | null {
  try {
    const tree = buildTree(tex, {
      output: 'mathml',
      displayMode: isBlock,
      throwOnError: false,
      trust: false,
      strict: 'ignore',
      maxSize: 10,
      maxExpand: 100,
    })
    const math = tree.classes?.includes('katex-error') ? undefined : tree.children?.[0]
    const [drawn] = math === undefined ? [] : pick(math)
    return typeof drawn === 'object' ? drawn : null
  } catch {
    // Nested too deeply for the stack, or a fault of KaTeX's: the source is shown.
    return null
  }
}

function pick(node: KatexNode): readonly (MathTree | string)[] {
  if (node.text !== undefined) return [node.text]
  if (node.type === 'annotation') return []
  const children = joined((node.children ?? []).flatMap(pick))
  if (node.type === undefined || !ELEMENTS.has(node.type)) return children
  const attributes = Object.entries(node.attributes ?? {}).filter(([name]) => ATTRIBUTES.has(name.toLowerCase()))
  return [{ name: node.type, attributes: Object.fromEntries(attributes), children }]
}

/** Words in one piece, so that they are not read out letter by letter. */
function joined(children: readonly (MathTree | string)[]): (MathTree | string)[] {
  const whole: (MathTree | string)[] = []
  for (const child of children) {
    const last = whole.at(-1)
    if (typeof child === 'string' && typeof last === 'string') whole[whole.length - 1] = last + child
    else whole.push(child)
  }
  return whole
}
