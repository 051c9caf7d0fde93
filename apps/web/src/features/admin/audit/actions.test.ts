import { AUDIT_FACTS, AUDITED, settingsSchema } from '@parley/protocol/table'
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

it('has words for every fact that is written down, in every language, and for nothing else', () => {
  for (const locale of LOCALES) {
    const wording = readWording(locale)
    expect(Object.keys(wording.admin.audit.facts).sort(), locale).toEqual([...AUDIT_FACTS].sort())
    const { names } = wording.workspace
    const worded = Object.entries(names).flatMap(([noun, each]) =>
      typeof each === 'string' ? [noun] : Object.keys(each).map((name) => `${noun}.${name}`),
    )
    expect(worded.sort(), locale).toEqual(Object.keys(settingsSchema.shape).sort())
  }
})
