import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { MessageText } from './message-text.tsx'

const CORPUS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '"><iframe srcdoc="<script>alert(1)</script>">',
  '<a href="javascript:alert(1)">x</a>',
  'javascript:alert(1) https://x.test/"onmouseover="alert(1)',
  "https://x.test/'onmouseover='alert(1)",
  'https://x.test/`onmouseover=alert(1)',
  'https://x.test/<script>alert(1)</script>',
  'https://x.test/%22onmouseover=%22alert(1)',
  'https://x.test/&quot;onmouseover=&quot;alert(1)',
  'https://x.test/\u0000javascript:alert(1)',
  'https://javascript:alert(1)@x.test',
  'https://x.test#"><img src=x onerror=alert(1)>',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '\u202Ehttps://x.test/gpj.exe\u202C',
  '{{constructor.constructor("alert(1)")()}}',
  '[x](javascript:alert(1))',
]

describe('MessageText', () => {
  it.each(CORPUS)('shows %j as text and safe links only', (text) => {
    const html = renderToStaticMarkup(<MessageText text={text} />)
    const tags = html.match(/<[^>]*>/g) ?? []
    for (const tag of tags) {
      expect(tag).toMatch(
        /^(?:<\/a>|<a href="https?:\/\/[^"<>\s]*" target="_blank" rel="noopener noreferrer nofollow" class="[^"]*">)$/,
      )
    }
    const shown = html
      .replace(/<[^>]*>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#x27;', "'")
      .replaceAll('&amp;', '&')
    expect(shown).toBe(text)
  })
})
