import type { Found, Lines } from './read-blocks.ts'

const FENCE = /^( {0,3})(`{3,}|~{3,})[ \t]*([^`]*)$/
/** What names a language, or a file. Anything else behind a fence is code already. */
const LANGUAGE = /^[\w+#.:/-]{1,40}$/

/** Code between fences; without a closing one, to the end. */
export function readFence({ lines }: Lines, at: number): Found | null {
  const match = FENCE.exec(lines[at] ?? '')
  if (match === null) return null
  const [, indent = '', fence = '', said = ''] = match
  const isLanguage = LANGUAGE.test(said.trim())
  const code = isLanguage || said.trim() === '' ? [] : [said]
  let end = at + 1
  while (end < lines.length && !closes(lines[end] ?? '', fence)) {
    code.push(withoutIndent(lines[end] ?? '', indent.length))
    end++
  }
  const language = isLanguage ? said.trim() : ''
  return { block: { kind: 'code', language, text: code.join('\n') }, end: end + 1 }
}

function closes(line: string, fence: string): boolean {
  const bare = line.trim()
  return bare.length >= fence.length && line.search(/\S/) < 4 && bare === fence.charAt(0).repeat(bare.length)
}

function withoutIndent(line: string, width: number): string {
  return line.slice(Math.min(width, Math.max(0, line.search(/[^ ]|$/))))
}
