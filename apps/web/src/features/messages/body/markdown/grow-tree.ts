import type { Delimiter } from './delimiters.ts'
import type { Inline, Mark } from './nodes.ts'

/** A stretch of a text on its way to nodes. */
export type Part = string | Inline | Delimiter

interface Branch {
  readonly mark: Mark | null
  readonly children: Inline[]
}

/**
 * Makes a tree of parts whose delimiters are paired. A mark within the same mark says nothing new and is left out, so the
 * tree is never deeper than there are marks.
 */
export function growTree(parts: readonly Part[]): Inline[] {
  const root: Branch = { mark: null, children: [] }
  const branches: Branch[] = [root]
  const depth = new Map<Mark, number>()
  const top = () => branches.at(-1) ?? root

  const open = (mark: Mark) => {
    const times = depth.get(mark) ?? 0
    depth.set(mark, times + 1)
    if (times === 0) branches.push({ mark, children: [] })
  }
  const close = (mark: Mark) => {
    const times = depth.get(mark) ?? 0
    depth.set(mark, times - 1)
    if (times !== 1) return
    const { children } = branches.pop() ?? root
    if (children.length > 0) top().children.push({ kind: mark, children })
  }

  for (const part of parts) {
    if (typeof part === 'string') addText(top().children, part)
    else if ('opens' in part) {
      for (const mark of part.closes) close(mark)
      addText(top().children, part.sign.repeat(part.left))
      for (const mark of part.opens.toReversed()) open(mark)
    } else top().children.push(part)
  }
  return root.children
}

/** Text that follows text is one text. */
export function addText(children: Inline[], text: string): void {
  if (text === '') return
  const last = children.at(-1)
  if (last?.kind === 'text') children[children.length - 1] = { kind: 'text', text: last.text + text }
  else children.push({ kind: 'text', text })
}
