import { DEFAULT_LIMITS } from '@parley/protocol'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { limitsFrom, limitVariables } from './limits.ts'
import { parseEnvironment } from './read-environment.ts'
import { fixedSettings, settingVariables } from './settings.ts'

const schema = z.object({ ...limitVariables, ...settingVariables })

test('nothing is decided where no variable is set, or one is set to nothing', () => {
  const read = parseEnvironment(schema, { PARLEY_WORKSPACE_NAME: '', PARLEY_FEATURE_POLLS: '' })
  expect(fixedSettings(read)).toEqual({ values: {}, variables: {} })
  expect(limitsFrom(read)).toEqual(DEFAULT_LIMITS)
})

test('what is set decides, and names its variable', () => {
  const read = parseEnvironment(schema, {
    PARLEY_WORKSPACE_NAME: ' Tea house ',
    PARLEY_LIMIT_BODY_CHARACTERS: '200',
    PARLEY_MESSAGES_EDIT_MINUTES: '0',
    PARLEY_RETENTION_DAYS: '30',
    PARLEY_FEATURE_POLLS: 'off',
    PARLEY_FEATURE_RECEIPTS: 'on',
  })
  expect(fixedSettings(read)).toEqual({
    values: {
      'workspace.name': 'Tea house',
      'limits.messageCharacters': 200,
      'messages.editMinutes': null,
      'retention.days': 30,
      'features.polls': false,
      'features.receipts': true,
    },
    variables: {
      'workspace.name': 'PARLEY_WORKSPACE_NAME',
      'limits.messageCharacters': 'PARLEY_LIMIT_BODY_CHARACTERS',
      'messages.editMinutes': 'PARLEY_MESSAGES_EDIT_MINUTES',
      'retention.days': 'PARLEY_RETENTION_DAYS',
      'features.polls': 'PARLEY_FEATURE_POLLS',
      'features.receipts': 'PARLEY_FEATURE_RECEIPTS',
    },
  })
  expect(limitsFrom(read).bodyCharacters).toBe(200)
})

test('what no setting could be is named with its reason', () => {
  const refused = (variables: Record<string, string>) => () => parseEnvironment(schema, variables)
  expect(refused({ PARLEY_ROOMS_PUBLIC: 'nobody' })).toThrow('must be one of everybody, moderators')
  expect(refused({ PARLEY_FEATURE_POLLS: 'yes' })).toThrow('must be one of on, off')
  expect(refused({ PARLEY_WORKSPACE_NAME: 'x'.repeat(51) })).toThrow('at most 50 characters')
  expect(refused({ PARLEY_RETENTION_DAYS: '99999' })).toThrow('must be between 0 and 3650')
})
