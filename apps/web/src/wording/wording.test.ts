import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { LOCALES } from '../i18n/locales.ts'
import { readWording } from '../i18n/wording.ts'
import { argumentsOf } from './arguments-of.ts'

const source = path.join(import.meta.dirname, '..')
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
  .map((name) => ({ name, text: readFileSync(path.join(source, name), 'utf8') }))
  .map((file) => ({ ...file, scopes: scopesOf(file.text) }))

/** `session.signIn.title` → its text, for every text of a language. */
function flatten(value: unknown, prefix = ''): Map<string, string> {
  if (typeof value === 'string') return new Map([[prefix, value]])
  return new Map(
    Object.entries(value as object).flatMap(([key, part]) => [...flatten(part, prefix ? `${prefix}.${key}` : key)]),
  )
}

const texts = new Map(LOCALES.map((locale) => [locale, flatten(readWording(locale))]))
const english = texts.get('en') ?? new Map<string, string>()

/** The parts of the wording that a file may speak from: by hook, by call, by what it is handed, or by the file itself. */
function scopesOf(text: string): string[] {
  return [
    ...[...text.matchAll(/(?:use|get)Translations[(<]\s*'([\w.]+)'/g)].map(([, scope]) => scope ?? ''),
    ...[...text.matchAll(/wording\/en\/(\w+)\.json/g)].map(([, scope]) => scope ?? ''),
  ]
}

/** Words that a screen says by a value of the protocol, such as `t(member.role)`. */
const VALUES: Readonly<Record<string, readonly string[]>> = { role: ['owner', 'admin', 'moderator', 'member', 'guest'] }

/** Whether a file with this scope names the key: as a literal, a property, a value, or a template that begins like it. */
function names(text: string, key: string): boolean {
  if (new RegExp(`['"\`]${key.replaceAll('.', '\\.')}['"\`]|\\.${key.replaceAll('.', '\\.')}\\b`).test(text))
    return true
  const byValue = Object.entries(VALUES).some(([of, values]) => values.includes(key) && text.includes(`.${of})`))
  if (byValue) return true
  return [...text.matchAll(/`([\w.]*)\$\{/g)].some(
    ([, start]) => start !== undefined && start !== '' && key.startsWith(start),
  )
}

describe('the wording', () => {
  for (const [locale, own] of texts) {
    it(`says everything in ${locale}, and nothing more`, () => {
      expect([...own.keys()].sort()).toEqual([...english.keys()].sort())
      expect([...own].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([])
    })

    it(`takes the same arguments in ${locale} as in English`, () => {
      for (const [key, text] of own)
        expect([key, ...argumentsOf(text)]).toEqual([key, ...argumentsOf(english.get(key) ?? '')])
    })
  }

  it('keeps the voice: no exclamation marks, no please, no ASCII dots for …', () => {
    for (const [locale, own] of texts)
      for (const [key, text] of own)
        expect(`${locale} ${key}: ${text}`).not.toMatch(/[!！]|\bplease\b|(?<!邀)请(?!进|坐)|\.\.\.|您|[哦亲](?!自)/i)
  })

  it('sets Chinese with full-width punctuation and a space beside Latin letters', () => {
    for (const [key, text] of texts.get('zh-CN') ?? [])
      expect(`${key}: ${text}`).not.toMatch(/\p{Script=Han}[,;:?]|\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u)
  })

  it('has no text that no screen says', () => {
    const unused = [...english.keys()].filter((key) =>
      files.every(({ text, scopes }) =>
        scopes.every((scope) => !key.startsWith(`${scope}.`) || !names(text, key.slice(scope.length + 1))),
      ),
    )
    expect(unused).toEqual([])
  })

  it('has every text that a screen says', () => {
    const missing = files.flatMap(({ name, text }) => {
      const bound = [...text.matchAll(/const (\w+) = (?:await )?(?:use|get)Translations\(\s*'([\w.]+)'\s*\)/g)]
      const said = [...new Set(bound.map(([, variable]) => variable ?? ''))].flatMap((variable) =>
        [...text.matchAll(new RegExp(`\\b${variable}(?:\\.\\w+)?\\(\\s*'([\\w.]+)'`, 'g'))].map(([, key]) => ({
          key: key ?? '',
          scopes: bound.filter(([, of]) => of === variable).map(([, , scope]) => scope),
        })),
      )
      return said
        .filter(({ key, scopes }) => !scopes.some((scope) => english.has(`${scope}.${key}`)))
        .map(({ key, scopes }) => `${name}: ${scopes.join('|')}.${key}`)
    })
    expect(missing).toEqual([])
  })
})

describe('the arguments of a message', () => {
  it('are found at any depth', () => {
    expect(argumentsOf('{a} {n, plural, one {# of {b}} other {{c}}} <link>x</link> {d, date, short}')).toEqual(
      ['<link>', 'a', 'b', 'c', 'd', 'n'].sort(),
    )
  })
})
