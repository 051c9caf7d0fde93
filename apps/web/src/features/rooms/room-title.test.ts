import { expect, test } from 'vitest'
import { roomTitle } from './room-title.ts'

const names = new Map([
  ['a', 'Ann'],
  ['b', 'Bo'],
  ['c', '林小明'],
])
const namer = { me: { id: 'a', displayName: 'Ann' }, locale: 'en', nameOf: (id: string) => names.get(id) }

test('a room with a name is called by it', () => {
  expect(roomTitle({ kind: 'private', name: 'plans' }, namer)).toBe('plans')
})

test('a room that people name is called by the others in it', () => {
  expect(roomTitle({ kind: 'direct', name: '', people: ['a', 'b'] }, namer)).toBe('Bo')
  expect(roomTitle({ kind: 'group', name: '', people: ['b', 'a', 'c'] }, namer)).toBe('Bo, 林小明')
  expect(roomTitle({ kind: 'group', name: '', people: ['b', 'c'] }, { ...namer, locale: 'zh-CN' })).toBe('Bo、林小明')
})

test('who is not known yet is held a place; who is alone is named', () => {
  expect(roomTitle({ kind: 'group', name: '', people: ['a', 'x', 'b'] }, namer)).toBe('…, Bo')
  expect(roomTitle({ kind: 'group', name: '', people: ['a'] }, namer)).toBe('Ann')
})
