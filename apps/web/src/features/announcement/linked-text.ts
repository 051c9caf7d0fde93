const LINK =
  /\[([^\][]{1,200})\]\((https?:\/\/[^\s()]{1,500})\)|(https?:\/\/[^\s<>()]{1,500}[^\s<>().,;:!?'"，。；：！？])/g

export interface TextPart {
  readonly text: string
  readonly href?: string
}

/** A text with its links: `[words](https://…)` and bare addresses. Nothing else of Markdown counts. */
export function linkedText(text: string): TextPart[] {
  const parts: TextPart[] = []
  let at = 0
  for (const found of text.matchAll(LINK)) {
    const [whole, words, named, bare] = found
    const href = named ?? bare ?? ''
    if (!URL.canParse(href)) continue
    if (found.index > at) parts.push({ text: text.slice(at, found.index) })
    parts.push({ text: words ?? whole, href })
    at = found.index + whole.length
  }
  if (at < text.length) parts.push({ text: text.slice(at) })
  return parts
}
