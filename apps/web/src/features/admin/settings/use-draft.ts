'use client'

import { DEFAULT_SETTINGS, Refusal, type Settings, type SettingsState } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { toast } from '../../../ui/toast-store.ts'
import { useClient } from '../../connection/client-provider.tsx'
import { useRefusalText } from '../../rooms/refusal-text.ts'
import { changesTo, faultOf, keepDraft, keptDraft, type StoredSettings, shorterRetention, withChange } from './draft.ts'
import type { SettingsForm } from './form.tsx'

/** How many messages are older than they would be kept. */
export interface RetentionAsked {
  readonly days: number
  readonly messages: number
  readonly rooms: number
}

export interface DraftOfSettings {
  readonly form: SettingsForm
  readonly isChanged: boolean
  readonly busy: boolean
  /** Why it could not be saved, where no field is at fault. */
  readonly refusal: string | null
  /** Saves; where that would delete messages, it asks first. */
  save(): Promise<void>
  /** What saving would delete, while that is asked; null else. */
  readonly asks: RetentionAsked | null
  /** Saves, or does not. */
  answer(isMeant: boolean): Promise<void>
  discard(): void
  /** Shows the settings as they were once, to be saved like any other change. */
  restore(settings: StoredSettings): void
}

/**
 * What is changed on the screen until it is saved. It stays while somebody looks at another page, and where somebody else
 * saves meanwhile; a reload asks first.
 */
export function useDraft(state: SettingsState, onChanged: () => void): DraftOfSettings {
  const t = useTranslations('workspace')
  const client = useClient()
  const refusalText = useRefusalText()
  const [changes, setChanges] = useState<Partial<Settings>>(() => keptDraft()?.changes ?? {})
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [asks, setAsks] = useState<RetentionAsked | null>(null)
  const isChanged = Object.keys(changes).length > 0

  useEffect(() => {
    keepDraft(isChanged ? { version: state.version, changes } : null)
    if (!isChanged) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isChanged, changes, state.version])

  const field = error instanceof Refusal ? error.field?.replace(/^changes\./, '') : undefined
  const isAtField = field !== undefined && (field in state.settings || field === 'banner.until')
  const put = (next: Partial<Settings>) => {
    setChanges(next)
    setError(null)
  }
  const write = async () => {
    setBusy(true)
    try {
      await client.call('settings.update', { version: state.version, changes })
      put({})
      toast(t('saved'), { tone: 'success' })
      onChanged()
    } catch (thrown) {
      setError(thrown)
      // What others saved shows beside what is not saved here.
      if (thrown instanceof Refusal && thrown.code === 'SETTINGS_CHANGED') onChanged()
    }
    setBusy(false)
  }
  return {
    form: {
      state,
      shown: { ...state.settings, ...changes },
      fault: isAtField
        ? {
            field,
            text: error instanceof Refusal && error.code === 'BAD_REQUEST' ? t('outOfBounds') : refusalText(error),
          }
        : null,
      change: (key, value) => put(withChange(state, changes, key, value)),
    },
    isChanged,
    busy,
    refusal: error === null ? null : isAtField ? t('seeField') : refusalText(error),
    async save() {
      const fault = faultOf(changes)
      if (fault !== null) return setError(new Refusal('BAD_REQUEST', { field: fault }))
      const days = shorterRetention(state, changes)
      if (days === null) return write()
      setBusy(true)
      try {
        setAsks({ days, ...(await client.call('retention.count', { days })) })
      } catch (thrown) {
        setError(thrown)
      }
      setBusy(false)
    },
    asks,
    async answer(isMeant) {
      if (isMeant) await write()
      setAsks(null)
    },
    discard: () => put({}),
    restore: (settings) => put(changesTo(state, settings, DEFAULT_SETTINGS)),
  }
}
