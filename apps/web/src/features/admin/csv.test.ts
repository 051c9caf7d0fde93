import { expect, it } from 'vitest'
import { toCsv } from './csv.ts'

it('quotes what would break a row, and keeps a spreadsheet from running what people wrote', () => {
  expect(toCsv([['a', 'b,c', 'say "so"', 'two\nlines']])).toBe('\uFEFFa,"b,c","say ""so""","two\nlines"\r\n')
  expect(toCsv([['=1+1', '@x', '-3', '中文']])).toBe("\uFEFF'=1+1,'@x,'-3,中文\r\n")
})
