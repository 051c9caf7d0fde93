import { AUDITED } from '@parley/protocol/table'
import { expect, it } from 'vitest'
import { LOCALES } from '../../../i18n/locales.ts'
import { readWording } from '../../../i18n/wording.ts'
import { ACTIONS } from './actions.ts'

it('offers whatever is written into the log as a filter, with words in every language', () => {
  expect([...ACTIONS].sort()).toEqual([...AUDITED].sort())
  for (const locale of LOCALES) {
    const { actions } = readWording(locale).admin.audit
    const worded = Object.entries(actions).flatMap(([noun, verbs]) =>
      Object.keys(verbs).map((verb) => `${noun}.${verb}`),
    )
    expect(worded.sort(), locale).toEqual([...AUDITED].sort())
  }
})
