import type { Line } from '@parley/protocol'
import { expect, test } from 'vitest'
import { foldLines } from './fold-lines.ts'

/** `ann joined`, `ann added bo`, `ann renamed - hall` */
function lines(...told: string[]): Line[] {
  return told.map((words, index) => {
    const [by = '', kind, person, name] = words.split(' ')
    return {
      ...{ rev: index + 1, kind: kind as Line['kind'], by, at: '2026-01-01T00:00:00.000Z' },
      ...(person && person !== '-' && { person }),
      ...(name && { name }),
    }
  })
}

const phrases = (...told: string[]) =>
  foldLines(lines(...told)).map(({ kind, by, people, name }) =>
    [kind, kind === 'added' || kind === 'removed' || people.length === 0 ? `by ${by}` : '', people.join(), name]
      .filter(Boolean)
      .join(' '),
  )

test('people who do the same are one phrase, in the order in which they began', () => {
  expect(phrases('ann joined')).toEqual(['joined ann'])
  expect(phrases('ann joined', 'bo joined', 'cy left', 'di joined')).toEqual(['joined ann,bo,di', 'left cy'])
  expect(phrases('ann added bo', 'ann added cy', 'di added ed', 'ann removed bo')).toEqual([
    'added by ann bo,cy',
    'added by di ed',
    'removed by ann bo',
  ])
})

test('who comes and goes is named once, by how it began and ended', () => {
  expect(phrases('ann joined', 'ann left')).toEqual(['visited ann'])
  expect(phrases('ann left', 'ann joined')).toEqual(['returned ann'])
  expect(phrases('ann joined', 'bo joined', 'ann left', 'ann joined')).toEqual(['joined ann,bo'])
  expect(phrases('ann left', 'ann joined', 'ann left', 'bo left')).toEqual(['left ann,bo'])
})

test('what is done to the room is told once where it is the same, and a cleared line not at all', () => {
  expect(phrases('ann topic', 'ann topic', 'ann renamed - hall', 'ann renamed - lobby', ' cleared')).toEqual([
    'topic by ann',
    'renamed by ann hall',
    'renamed by ann lobby',
  ])
  expect(phrases('ann archived', 'ann unarchived')).toEqual(['archived by ann', 'unarchived by ann'])
})

test('of a hundred lines nobody says how many they were', () => {
  const crowd = Array.from({ length: 100 }, (_, index) => `p${index} joined`)
  expect(foldLines(lines(...crowd))).toMatchObject([{ kind: 'joined', isMany: true }])
  expect(foldLines(lines(...crowd.slice(1)))[0]?.isMany).toBe(false)
})
