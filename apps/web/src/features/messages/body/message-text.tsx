import { type Part, splitLinks } from './autolink.ts'

/** What somebody wrote: text and links, nothing else. React escapes the one; the parser vouches for the other. */
export function MessageText({ text }: { text: string }) {
  let offset = 0
  return splitLinks(text).map((part) => {
    const key = offset
    offset += part.text.length
    return <PartOfText key={key} part={part} />
  })
}

function PartOfText({ part }: { part: Part }) {
  if (part.kind === 'text') return part.text
  return (
    <a
      href={part.href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="rounded-seal underline decoration-1 decoration-link-line underline-offset-3"
    >
      {part.text}
    </a>
  )
}
