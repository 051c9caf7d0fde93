import { personMark } from '@parley/core'
import { nameEmoji, outsideCode } from '../emoji.ts'

const unescaped = (text: string) => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')

/** A mark of Slack's is one where words end: `*bold*`, and not `2*3*4`. */
const styled = (sign: string) =>
  new RegExp(
    `(?<![\\p{L}\\p{N}${sign}])[${sign}](?![\\s${sign}])([^${sign}\\n]*[^\\s${sign}])[${sign}](?![\\p{L}\\p{N}${sign}])`,
    'gu',
  )
const BOLD = styled('*')
const STRUCK = styled('~')
const REFERENCE = /<([^<>\n]{1,4000})>/g

/** What Slack calls its mrkdwn, as the Markdown of ours. Rooms are named by `roomName`. */
export function fromMrkdwn(text: string, roomName: (id: string) => string | undefined): string {
  const written = outsideCode(
    text,
    (part) => {
      // A reference is set aside, so that nothing in an address is taken for a mark.
      const set: string[] = []
      const aside = part.replace(REFERENCE, (_, inner: string) => {
        set.push(reference(inner, roomName))
        return `\ue012${set.length - 1}\ue013`
      })
      return nameEmoji(unescaped(aside.replace(BOLD, '**$1**').replace(STRUCK, '~~$1~~'))).replace(
        /\ue012(\d+)\ue013/g,
        (_, at: string) => set[Number(at)] ?? '',
      )
    },
    (code) => unescaped(code.replace(REFERENCE, (_, inner: string) => inner.split('|')[0] ?? '')),
  )
  return fenced(written)
}

function reference(inner: string, roomName: (id: string) => string | undefined): string {
  const [target = '', label] = inner.split('|', 2)
  const sign = target[0]
  if (sign === '@') return personMark(target.slice(1))
  if (sign === '#') return `#${label || roomName(target.slice(1)) || target.slice(1)}`
  if (sign === '!') {
    const [command = ''] = target.slice(1).split('^')
    if (command === 'channel' || command === 'everyone') return '@all'
    if (command === 'here') return '@here'
    return unescaped(label ?? command)
  }
  const address = unescaped(target)
  if (label === undefined || address === `mailto:${label}`) return address.replace(/^mailto:/, '')
  const words = unescaped(label).replace(/[[\]]/g, ' ').trim()
  return words === '' || words === address ? address : `[${words}](${address.replace(/[()\s]/g, encodeURIComponent)})`
}

/** A fence stands on a line of its own; in Slack the code may begin right behind it. */
function fenced(text: string): string {
  return text.replace(/([^\n]?)```([\s\S]*?)```([^\n]?)/g, (_, before: string, code: string, after: string) => {
    const inside = code.replace(/^\n/, '').replace(/\n$/, '')
    return `${before && `${before}\n`}\`\`\`\n${inside}\n\`\`\`${after && `\n${after}`}`
  })
}
