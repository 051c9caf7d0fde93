import { describe, expect, it } from 'vitest'
import type { Block, Inline } from './nodes.ts'
import { readMarkdown } from './read-blocks.ts'

/** The tree of a text, written like tags, so that a test reads at a glance. */
const shape = (text: string): string => readMarkdown(text).map(block).join('')

function block(node: Block): string {
  if (node.kind === 'text') return `<p>${node.children.map(inline).join('')}</p>`
  if (node.kind === 'code') return `<pre ${node.language}>${node.text}</pre>`
  if (node.kind === 'formula') return `<$$>${node.tex}</$$>`
  if (node.kind === 'quote') return `<quote>${node.children.map(block).join('')}</quote>`
  if (node.kind === 'list') {
    const items = node.items.map(({ marker, done, children }) => {
      const task = done === null ? '' : done ? ' done' : ' open'
      return `<li ${marker}${task}>${children.map(block).join('')}</li>`
    })
    return `<list>${items.join('')}</list>`
  }
  const row = (cells: readonly (readonly Inline[])[]) =>
    `<tr>${cells.map((cell) => cell.map(inline).join('')).join('¦')}</tr>`
  return `<table ${node.alignments.join()}>${row(node.head)}${node.rows.map(row).join('')}</table>`
}

function inline(node: Inline): string {
  if (node.kind === 'text') return node.text
  if (node.kind === 'code') return `<code>${node.text}</code>`
  if (node.kind === 'formula') return `<$>${node.tex}</$>`
  if (node.kind === 'reference') return `<${node.sign}>${node.name}</${node.sign}>`
  const words = node.children.map(inline).join('')
  return node.kind === 'link' ? `<a ${node.href}>${words}</a>` : `<${node.kind}>${words}</${node.kind}>`
}

const line = (text: string) => shape(text).replace(/^<p>|<\/p>$/g, '')

describe('marks in a line', () => {
  it.each([
    ['**bold** and __bold__', '<strong>bold</strong> and <strong>bold</strong>'],
    ['*it* and _it_', '<emphasis>it</emphasis> and <emphasis>it</emphasis>'],
    ['***both***', '<emphasis><strong>both</strong></emphasis>'],
    ['~~gone~~', '<strike>gone</strike>'],
    ['||secret *and* more||', '<spoiler>secret <emphasis>and</emphasis> more</spoiler>'],
    ['**a *b* c**', '<strong>a <emphasis>b</emphasis> c</strong>'],
    ['**over\nlines**', '<strong>over\nlines</strong>'],
    ['**not over\n\nparagraphs**', '**not over\n\nparagraphs**'],
    ['`**code**`', '<code>**code**</code>'],
    ['`` a`b ``', '<code>a`b</code>'],
    ['`not closed', '`not closed'],
    ['\\*not\\* \\`code\\`', '*not* `code`'],
    ['**bold**🎉', '<strong>bold</strong>🎉'],
    ['**🎉**!', '<strong>🎉</strong>!'],
  ])('%j', (text, expected) => expect(line(text)).toBe(expected))

  it.each([
    ['**重要：**今天发布', '<strong>重要：</strong>今天发布'],
    ['这*是*的', '这<emphasis>是</emphasis>的'],
    ['前**“引号”**后', '前<strong>“引号”</strong>后'],
    ['他说~~不~~好', '他说<strike>不</strike>好'],
    ['设$x^2$为', '设<$>x^2</$>为'],
  ])('need no space beside Chinese: %j', (text, expected) => expect(line(text)).toBe(expected))

  it.each([
    '2*3*4 = 24',
    '5 * 3 * 2',
    'snake_case_name and a_b_c',
    'if (a||b||c) {}',
    'a || b || c',
    '好~ 谢谢~',
    '~5 to ~6',
    '¯\\_(ツ)_/¯',
    'C:\\Users\\new',
    '\\\\server\\share',
    '** spaced **',
    '****',
    'http:// and [x] and (y)',
    '>_< and >:(',
    '# no heading',
    '---',
    '* * *',
    '-',
    '1.5 and 2)',
  ])('are not seen where people mean none: %j', (text) => expect(line(text)).toBe(text))

  it('are drawn once where they stand in one another', () => {
    expect(line('**a **b** c**')).toBe('<strong>a b c</strong>')
    expect(line(`${'*'.repeat(2_000)}a${'*'.repeat(2_000)}`)).toBe('<strong>a</strong>')
  })
})

describe('formulas', () => {
  it.each([
    ['$x$', '<$>x</$>'],
    ['so $a_1 + b$, then', 'so <$>a_1 + b</$>, then'],
    ['$3x = 6$', '<$>3x = 6</$>'],
    ['$$e^{i\\pi}$$ in a line', '<$>e^{i\\pi}</$> in a line'],
  ])('%j', (text, expected) => expect(line(text)).toBe(expected))

  it.each([
    '$5 and $10',
    'it was $5, now 4$',
    'US$5/US$10',
    '$5/$10',
    '$HOME and $PATH',
    '$HOME/$PATH',
    '价格$5，原价36$',
    'a $ b $ c',
    '$x\ny$',
    '$$$',
    '\\$x$',
  ])('are not money or shell: %j', (text) => expect(line(text)).toBe(text.replace('\\$', '$')))

  it('stand on lines of their own between $$', () => {
    expect(shape('see\n$$\nx\n+ y\n$$\nthere')).toBe('<p>see</p><$$>x\n+ y</$$><p>there</p>')
    expect(shape('$$x$$')).toBe('<$$>x</$$>')
    expect(shape('$$\nx\n\n$$')).toBe('<p>$$\nx\n\n$$</p>')
  })

  it('are text where there are too many of them', () => {
    expect(shape('$x$ '.repeat(50).trim())).toContain('<$>')
    expect(shape('$x$ '.repeat(51).trim())).not.toContain('<$>')
  })
})

describe('links', () => {
  it.each([
    ['[docs](https://a.test/x)', '<a https://a.test/x>docs</a>'],
    ['[a_b_c **d**](https://a.test/(x)_y_)', '<a https://a.test/(x)_y_>a_b_c <strong>d</strong></a>'],
    ['[me](mailto:ines@a.test)', '<a mailto:ines@a.test>me</a>'],
    ['https://a.test/a_b_c*d', '<a https://a.test/a_b_c*d>https://a.test/a_b_c*d</a>'],
    ['<https://a.test>', '<a https://a.test/>https://a.test</a>'],
    ['**https://a.test**', '<strong><a https://a.test/>https://a.test</a></strong>'],
    ['[https://a.test/x](https://a.test/y)', '<a https://a.test/y>https://a.test/x</a>'],
    ['`https://a.test`', '<code>https://a.test</code>'],
    ['![cat](https://a.test/cat.png)', '!<a https://a.test/cat.png>cat</a>'],
  ])('%j', (text, expected) => expect(line(text)).toBe(expected))

  it.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](java\tscript:alert(1))',
    '[x](&#106;avascript:alert(1))',
    '[x](\u0001javascript:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '[x](vbscript:x)',
    '[x](//evil.test)',
    '[x](/sign-out)',
    '[x](mailto:a@b.test?bcc=c@d.test)',
    '[x](<javascript:alert(1)>)',
    '[x](https://user:secret@evil.test)',
    '[](https://a.test)',
    '[x] (y)',
  ])('lead nowhere unsafe: %j', (text) => expect(line(text)).not.toMatch(/<a (?!https:\/\/a\.test\/)/))

  it('do not pretend to lead elsewhere', () => {
    expect(line('[https://bank.test](https://evil.test)')).not.toContain('<a https://evil.test/>https://bank')
    expect(line('[www.bank.test](https://evil.test)')).not.toContain('<a https://evil.test/>www')
  })
})

describe('references', () => {
  it.each([
    ['@ines look', '<@>ines</@> look'],
    ['请@ines看', '请<@>ines</@>看'],
    ['请_@ines_看', '请_<@>ines</@>_看'],
    ['é@ines 2@ines a_@ines', 'é@ines 2@ines a_@ines'],
    ['see #general', 'see <#>general</#>'],
    ['看#工程里的', '看<#>工程里的</#>'],
    ['_@ines_', '<emphasis><@>ines</@></emphasis>'],
    [':parrot:', '<:>parrot</:>'],
    ['bob@a.test', 'bob@a.test'],
    ['`@ines`', '<code>@ines</code>'],
    ['\\@ines', '@ines'],
    ['&#39;', '&#39;'],
    ['12:30:45', '12:30:45'],
  ])('%j', (text, expected) => expect(line(text)).toBe(expected))
})

describe('blocks', () => {
  it('keep lines as they were typed', () => {
    expect(shape('\n\na\n  b\n\n\nc\n\n')).toBe('<p>a\n  b\n\n\nc</p>')
  })

  it.each([
    ['```ts\nconst a = `b`\n```', '<pre ts>const a = `b`</pre>'],
    ['a\n```\n**b**\n\n- c\n```\nd', '<p>a</p><pre >**b**\n\n- c</pre><p>d</p>'],
    ['```src/main.ts\nx', '<pre src/main.ts>x</pre>'],
    ['~~~\n```\n~~~', '<pre >```</pre>'],
    ['```const a = 1\nb\n```', '<pre >const a = 1\nb</pre>'],
    ['```x```', '<p><code>x</code></p>'],
  ])('code: %j', (text, expected) => expect(shape(text)).toBe(expected))

  it('code: is text where there are too many fences', () => {
    expect(shape('```\na\n```\n'.repeat(30))).toContain('<pre')
    expect(shape('```\na\n```\n'.repeat(31))).not.toContain('<pre')
  })

  it.each([
    ['> a\n> b\nanswer', '<quote><p>a\nb</p></quote><p>answer</p>'],
    ['>引用', '<quote><p>引用</p></quote>'],
    ['> > a\n> b', '<quote><quote><p>a</p></quote><p>b</p></quote>'],
    ['> - a\n> ```\n> x\n> ```', '<quote><list><li -><p>a</p></li></list><pre >x</pre></quote>'],
  ])('quotes: %j', (text, expected) => expect(shape(text)).toBe(expected))

  it.each([
    ['- a\n- b', '<list><li -><p>a</p></li><li -><p>b</p></li></list>'],
    ['todo:\n1. a\n2. b', '<p>todo:</p><list><li 1.><p>a</p></li><li 2.><p>b</p></li></list>'],
    ['in\n2024. it was', '<p>in\n2024. it was</p>'],
    [
      '- a\n  - b\n    c\n- d',
      '<list><li -><p>a</p><list><li -><p>b\nc</p></li></list></li><li -><p>d</p></li></list>',
    ],
    ['- a\n\n- b\n\nc', '<list><li -><p>a</p></li><li -><p>b</p></li></list><p>c</p>'],
    ['- [ ] a\n- [x] b', '<list><li - open><p>a</p></li><li - done><p>b</p></li></list>'],
    ['- a\n1. b', '<list><li -><p>a</p></li></list><list><li 1.><p>b</p></li></list>'],
    ['1. a\n   ```\n   x\n   ```', '<list><li 1.><p>a</p><pre >x</pre></li></list>'],
  ])('lists: %j', (text, expected) => expect(shape(text)).toBe(expected))

  it.each([
    ['|a|b|\n|-|:-:|\n|1|**2**|\nc', '<table ,center><tr>a¦b</tr><tr>1¦<strong>2</strong></tr></table><p>c</p>'],
    ['a | b\n--- | --:\n1 | 2', '<table ,right><tr>a¦b</tr><tr>1¦2</tr></table>'],
    ['|a|b|\n|-|-|\n|1|2|3|\n|x\\|y|', '<table ,><tr>a¦b</tr><tr>1¦2 | 3</tr><tr>x|y</tr></table>'],
    ['|a|b|\n|-|', '<p>|a|b|\n|-|</p>'],
  ])('tables: %j', (text, expected) => expect(shape(text)).toBe(expected))

  it('go no deeper than six levels', () => {
    expect(shape('>'.repeat(20)).match(/<quote>/g)).toHaveLength(6)
    expect(shape(`${'- '.repeat(20)}a`).match(/<list>/g)).toHaveLength(6)
  })
})
