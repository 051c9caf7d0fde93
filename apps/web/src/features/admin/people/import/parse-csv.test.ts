import { MOST_IMPORTED } from '@parley/protocol'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toCsv } from '../../csv.ts'
import { parseCsv } from './parse-csv.ts'
import { readPeople } from './read-people.ts'
import { tellDoubles } from './tell-doubles.ts'

const cells = (text: string) => parseCsv(text).map((row) => row.cells)

test('cells in quotes hold whatever they hold; lines are counted as people see them', () => {
  expect(parseCsv('\uFEFFname,email\r\n"Ann ""the"" Smith, Jr.",a@b.c\r\n\r\n"two\nlines",x\rlast,')).toEqual([
    { line: 1, cells: ['name', 'email'] },
    { line: 2, cells: ['Ann "the" Smith, Jr.', 'a@b.c'] },
    { line: 4, cells: ['two\nlines', 'x'] },
    { line: 6, cells: ['last', ''] },
  ])
})

test('semicolons and tabs are told apart from commas by the first line', () => {
  expect(cells('name;email\nLi, Wei;li@b.c')).toEqual([
    ['name', 'email'],
    ['Li, Wei', 'li@b.c'],
  ])
  expect(cells('name\temail\nLi; Wei\tli@b.c')[1]).toEqual(['Li; Wei', 'li@b.c'])
  expect(cells('李雷，li@b.c')).toEqual([['李雷', 'li@b.c']])
  expect(cells('"a;b;c",d\ne,f')).toEqual([
    ['a;b;c', 'd'],
    ['e', 'f'],
  ])
})

test('what is written comes back, whatever it holds; nothing throws, and nothing is lost of what is no CSV', () => {
  const cell = fc.string({ unit: 'grapheme' }).map((text) => `x${text.trim().replace(/\uFEFF/g, '')}`.trim())
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 }), (table) => {
      // A first line that holds more of another sign is no question of quoting.
      const head = ['a', 'b', 'c', 'd', 'e']
      expect(cells(toCsv([head, ...table]))).toEqual([head, ...table])
    }),
  )
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('"', ',', ';', '\t', '\r', '\n', ' ', 'a', '中') }), (text) => {
      const rows = parseCsv(text)
      const letters = (value: string) => value.replace(/[^a中]/g, '')
      expect(letters(rows.flatMap((row) => row.cells).join(''))).toBe(letters(text))
      expect(rows.map(({ line }) => line)).toEqual([...rows.map(({ line }) => line)].sort((a, b) => a - b))
    }),
  )
})

test('people are read by their heads, in English or Chinese, or by their order', () => {
  const li = { displayName: '李雷', email: 'lilei@example.org', handle: 'lilei', role: 'admin' }
  expect(readPeople('角色,用户名,邮箱,姓名\n管理员,LiLei,lilei@example.org,李雷').people).toMatchObject([li])
  expect(readPeople('李雷,lilei@example.org,@lilei,Admin').people).toMatchObject([{ ...li, line: 1, mistake: null }])
  expect(readPeople('E-Mail\nlilei@example.org\n Zoë.Q+x@b.c').people).toMatchObject([
    { displayName: 'lilei', handle: 'lilei', role: 'member' },
    { displayName: 'zoe.qx', handle: 'zoe.qx' },
  ])
  expect(readPeople('')).toEqual({ people: [], left: 0 })
})

test('what is wrong with a row is told with its line', () => {
  const { people } = readPeople(
    ['name,email,handle,role', 'A,a@b.c,aa,', 'B,A@B.c,bb,', 'C,,AA,', 'D,,dd,king', '李雷,,,', ',,,member'].join('\n'),
  )
  expect(people.map(({ line, mistake, detail }) => [line, mistake, detail])).toEqual([
    [2, null, ''],
    [3, null, ''],
    [4, null, ''],
    [5, 'unknownRole', 'king'],
    [6, 'noHandle', ''],
    [7, 'noName', ''],
  ])
  const many = readPeople(Array.from({ length: MOST_IMPORTED + 10 }, (_, at) => `P${at},,p${at}`).join('\n'))
  expect([many.people.length, many.left]).toEqual([MOST_IMPORTED, 10])
})

test('a line says the same as one before only where that one can be invited', () => {
  const { people } = readPeople('A,no address,aa\nB,b@c.d,AA\nC,,aa\nD,B@c.d,dd\nE,,taken\nF,,taken')
  const invalid = { refused: { code: 'EMAIL_INVALID', field: 'email' } } as const
  const unavailable = { refused: { code: 'ACCOUNT_UNAVAILABLE', field: 'handle' } } as const
  // As the server tells: it looks at the lines in their order, too.
  const results = [invalid, {}, unavailable, {}, unavailable, unavailable]
  const told = tellDoubles(people.map((person, at) => ({ person, result: results[at] ?? null })))
  expect(told.map(({ person: { mistake, detail } }) => [mistake, detail])).toEqual([
    [null, ''],
    [null, ''],
    ['doubledHandle', '2'],
    ['doubledEmail', '2'],
    [null, ''],
    [null, ''],
  ])
})
