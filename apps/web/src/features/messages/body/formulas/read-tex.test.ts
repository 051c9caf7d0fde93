import { describe, expect, it } from 'vitest'
import { type MathTree, readTex } from './read-tex.ts'

const write = (tree: MathTree | string): string =>
  typeof tree === 'string' ? tree : `<${tree.name}>${tree.children.map(write).join('')}</${tree.name}>`
const all = (tree: MathTree): MathTree[] => [
  tree,
  ...tree.children.flatMap((child) => (typeof child === 'string' ? [] : all(child))),
]

describe('TeX', () => {
  it('becomes MathML without its source', () => {
    const tree = readTex('\\frac{a}{b^2}', true)
    expect(tree === null ? '' : write(tree)).toBe(
      '<math><mrow><mfrac><mi>a</mi><msup><mi>b</mi><mn>2</mn></msup></mfrac></mrow></math>',
    )
    expect(tree?.attributes).toEqual({ display: 'block' })
  })

  it.each([
    '\\href{javascript:alert(1)}{x}',
    '\\url{javascript:alert(1)}',
    '\\htmlStyle{position:fixed}{x}',
    '\\htmlClass{a}{x}',
    '\\htmlData{a=b}{x}',
    '\\includegraphics{https://evil.test/x.png}',
    '\\color{red}x',
    '\\colorbox{red}{x}',
    '\\text{<img src=x onerror=alert(1)>}',
  ])('gives no command that links, loads or colours: %s', (tex) => {
    const tree = readTex(tex, false)
    for (const { name, attributes } of tree === null ? [] : all(tree)) {
      expect(name).toMatch(/^m[a-z]+$/)
      for (const attribute of Object.keys(attributes))
        expect(attribute).not.toMatch(/href|src|^style|class|color|background|^on/)
    }
  })

  it.each([
    ['what is no TeX', '\\frac{a'],
    ['endless macros', '\\def\\a{\\a\\a}\\a'],
    ['what is too deep', '{'.repeat(900)],
  ])('is not drawn from %s', (_name, tex) => expect(readTex(tex, false)).toBeNull())
})
