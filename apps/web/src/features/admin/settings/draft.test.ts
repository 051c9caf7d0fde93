import { DEFAULT_SETTINGS, type Settings, type SettingsState } from '@parley/protocol'
import { expect, test } from 'vitest'
import { changedKeys, changesTo, faultOf, shorterRetention, withChange } from './draft.ts'

const state: SettingsState = {
  version: 3,
  settings: { ...DEFAULT_SETTINGS, 'workspace.name': 'Tea house', 'features.polls': false },
  locked: { 'features.polls': 'PARLEY_FEATURE_POLLS' },
  changedAt: null,
  changedById: null,
}

test('what is put back to what it was is no change', () => {
  const once = withChange(state, {}, 'workspace.accent', 'jade')
  expect(once).toEqual({ 'workspace.accent': 'jade' })
  expect(withChange(state, once, 'workspace.accent', 'cinnabar')).toEqual({})
})

test('going back changes what is otherwise now, but for what the environment decides', () => {
  const older: Partial<Settings> = { 'workspace.accent': 'plum' }
  expect(changesTo(state, older, DEFAULT_SETTINGS)).toEqual({ 'workspace.name': 'Parley', 'workspace.accent': 'plum' })
})

test('a version tells which keys it changed', () => {
  const banner = { text: 'a', tone: 'info', until: null } as const
  expect(changedKeys({ banner, 'retention.days': 3 }, { banner: { ...banner }, 'rooms.public': 'moderators' })).toEqual(
    ['retention.days', 'rooms.public'],
  )
})

test('what cannot be saved is known before it is sent', () => {
  expect(faultOf({})).toBeNull()
  expect(faultOf({ 'workspace.name': '  ' })).toBe('workspace.name')
  expect(faultOf({ banner: { text: ' ', tone: 'info', until: null } })).toBe('banner')
  expect(faultOf({ 'limits.fileBytes': Number.NaN })).toBe('limits.fileBytes')
})

test('it is asked before a shorter time is saved that messages are kept, and not before a longer one', () => {
  const kept = (days: number | null): SettingsState => ({
    ...state,
    settings: { ...state.settings, 'retention.days': days },
  })
  expect(shorterRetention(kept(null), { 'retention.days': 30 })).toBe(30)
  expect(shorterRetention(kept(90), { 'retention.days': 30 })).toBe(30)
  expect(shorterRetention(kept(30), { 'retention.days': 90 })).toBeNull()
  expect(shorterRetention(kept(30), { 'retention.days': null })).toBeNull()
  expect(shorterRetention(kept(30), { 'workspace.accent': 'jade' })).toBeNull()
})
