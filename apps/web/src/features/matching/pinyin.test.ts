import { describe, expect, it } from 'vitest'
import table from './pinyin.json'
import { readTable } from './pinyin.ts'

const readings = readTable(table)

describe('the table of pinyin', () => {
  it('reads characters as people type them', () => {
    for (const [character, reading] of ['维wei', '护hu', '启qi', '明ming', '绿lv', '女nv', '嗯ng', '二er', '爱ai'].map(
      (entry) => [entry.slice(0, 1), entry.slice(1)] as const,
    ))
      expect(readings(character), character).toContain(reading)
  })

  it('knows every reading of a common character, so that surnames are found', () => {
    for (const [character, ...known] of [
      ['单', 'dan', 'shan'],
      ['曾', 'ceng', 'zeng'],
      ['仇', 'chou', 'qiu'],
      ['翟', 'di', 'zhai'],
      ['朴', 'piao', 'pu'],
      ['长', 'chang', 'zhang'],
      ['重', 'zhong', 'chong'],
    ] as const)
      expect([...readings(character)].sort(), character).toEqual(expect.arrayContaining([...known].sort()))
  })

  it('covers what names are written with, traditional and rare characters too', () => {
    for (const character of '國語麗燁喆玥昇翀珺堃赟烜煊淼犇龘') expect(readings(character), character).not.toEqual([])
  })

  it('reads nothing that is not Chinese', () => {
    for (const text of ['a', '1', ' ', '', 'é', 'か', '🎉', '\u9fff\u9fff', '𠀀']) readings(text)
    expect(readings('a')).toEqual([])
    expect(readings('🎉')).toEqual([])
    expect(readings('か')).toEqual([])
  })
})
