import { describe, expect, it } from 'vitest'
import { highlight } from './highlight.ts'
import { languageCalled } from './languages.ts'

describe('languages', () => {
  it.each([
    ['ts', 'typescript'],
    ['TypeScript', 'typescript'],
    ['src/main.rs', 'rust'],
    ['torture.test.ts', 'typescript'],
    ['C++', 'cpp'],
    ['Dockerfile', 'dockerfile'],
  ])('%s is %s', (said, name) => expect(languageCalled(said)).toBe(name))

  it.each(['', 'klingon', 'constructor', '__proto__'])('%j is none', (said) => expect(languageCalled(said)).toBeNull())
})

describe('highlighting', () => {
  it('colours code and changes no character of it', async () => {
    const code = 'const a: number = f(1) // <b>\n'
    const tokens = await highlight('ts', code)
    expect(tokens?.map(({ text }) => text).join('')).toBe(code)
    expect(tokens?.find(({ text }) => text === 'const')?.kind).toBe('keyword')
    expect(tokens?.find(({ text }) => text.startsWith('//'))?.kind).toBe('comment')
  })

  it('has only so many colours, and all of the code', async () => {
    const code = `[${'{"a":1},'.repeat(900)}0]`
    const tokens = await highlight('json', code)
    expect(tokens?.map(({ text }) => text).join('')).toBe(code)
    expect(tokens?.length).toBeLessThanOrEqual(1_001)
  })

  it('leaves alone what it does not know, and what is too long', async () => {
    expect(await highlight('klingon', 'x')).toBeNull()
    expect(await highlight('ts', 'x'.repeat(20_001))).toBeNull()
  })
})
