import { describe, expect, it } from 'vitest'
import { lettersOf, pigmentOf } from './name-seal.ts'

describe('the name seal', () => {
  it.each([
    ['Mara Lindqvist', 'ML', false],
    ['Ines de la Cruz', 'IC', false],
    ['ben', 'BE', false],
    ['tom.okafor', 'TO', false],
    ['林晓雯', '林', true],
    ['欧阳娜娜', '欧', true],
    ['周启明 Zhou', '周', true],
    ['Ada 费瑟斯', 'AD', false],
    ['👩‍🚀 Ada', '👩‍🚀A', false],
    ['Ångström', 'ÅN', false],
    ['김철수', '김', false],
    ['  ', '?', false],
    ['-- Ada --', 'AD', false],
  ])('of %s reads %s', (name, letters, han) => expect(lettersOf(name)).toEqual({ letters, han }))

  it('has one letter where it is small', () => {
    expect(lettersOf('Mara Lindqvist', true).letters).toBe('M')
    expect(lettersOf('林晓雯', true).letters).toBe('林')
  })

  it('has the same pigment for the same person, and all seven over many people', () => {
    const id = (n: number) => `01a1fbe8-8d79-710b-a3aa-${String(n).padStart(12, '0')}`
    expect(pigmentOf(id(1))).toBe(pigmentOf(id(1)))
    const counts = Array.from({ length: 700 }, (_, n) => pigmentOf(id(n)))
    for (let pigment = 1; pigment <= 7; pigment++)
      expect(counts.filter((each) => each === pigment).length).toBeGreaterThan(50)
  })
})
