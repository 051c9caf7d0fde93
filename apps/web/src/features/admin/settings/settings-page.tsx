'use client'

import { MOST_COUNTED, type Person, type SettingsState } from '@parley/protocol'
import { History } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { Time } from '../../../i18n/time.tsx'
import { Button } from '../../../ui/button.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { useBootstrap, useClient } from '../../connection/client-provider.tsx'
import { languageOf } from '../../messages/body/language.ts'
import { FormAlert } from '../../rooms/form-alert.tsx'
import { AdminPage } from '../frame/admin-page.tsx'
import { ColumnWaiting } from '../frame/column-waiting.tsx'
import { Failed, OPEN } from '../table/list-view.tsx'
import { useAddress } from '../table/use-address.ts'
import { useRead } from '../table/use-read.ts'
import { BannerSection } from './banner-section.tsx'
import { SettingsFormProvider } from './form.tsx'
import { HistoryDrawer } from './history-drawer.tsx'
import { LookSection } from './look-section.tsx'
import { FeaturesSection, LimitsSection, RulesSection } from './rule-sections.tsx'
import { type DraftOfSettings, useDraft } from './use-draft.ts'

/** The settings of the workspace. They are read again as soon as anybody changes them. */
export function SettingsPage() {
  const t = useTranslations('workspace')
  const client = useClient()
  const { version = 0 } = useBootstrap().workspace
  const read = useRead(`settings ${version}`, () => client.call('settings.read', {}))
  const { change } = useAddress()
  return (
    <AdminPage
      title={t('title')}
      aside={
        <Button
          size="small"
          icon={<History size={16} aria-hidden />}
          data-testid="open-history"
          onClick={() => change({ [OPEN]: 'history' })}
        >
          {t('history')}
        </Button>
      }
    >
      {read.value ? (
        <Form state={read.value.state} people={read.value.people} onChanged={read.refresh} />
      ) : read.state === 'failed' ? (
        <Failed onRetry={read.refresh} />
      ) : (
        <ColumnWaiting />
      )}
    </AdminPage>
  )
}

interface FormProps {
  state: SettingsState
  people: readonly Person[]
  onChanged: () => void
}

function Form({ state, people, onChanged }: FormProps) {
  const t = useTranslations('workspace')
  const { params, change } = useAddress()
  const draft = useDraft(state, onChanged)
  const by = people.find(({ id }) => id === state.changedById)
  return (
    <SettingsFormProvider value={draft.form}>
      <div className="min-h-0 grow overflow-y-auto overscroll-contain">
        <div className="mx-auto max-w-[720px] px-4 py-6 pb-[calc(96px+env(safe-area-inset-bottom))] sm:px-6">
          <div className="mb-6 flex flex-wrap items-center gap-x-3 gap-y-2 md:hidden">
            <Button size="small" data-testid="open-history-phone" onClick={() => change({ [OPEN]: 'history' })}>
              {t('history')}
            </Button>
          </div>
          {state.changedAt === null ? null : (
            <p className="mb-6 text-ink-muted text-small" data-testid="last-changed">
              {t.rich('lastChanged', {
                name: by?.displayName ?? t('somebody'),
                who: (text) => <span lang={by && languageOf(by.displayName)}>{text}</span>,
                when: () => <Time at={state.changedAt ?? ''} style="exact" />,
              })}
            </p>
          )}
          <LookSection />
          <BannerSection />
          <FeaturesSection />
          <RulesSection />
          <LimitsSection />
        </div>
      </div>
      {draft.isChanged || draft.refusal !== null ? (
        <div
          className="absolute inset-x-0 bottom-0 z-(--layer-sticky) border-line border-t bg-raised px-4 py-3 pb-[calc(12px+env(safe-area-inset-bottom))] shadow-2 sm:px-6"
          data-testid="save-bar"
        >
          <div className="mx-auto flex max-w-[672px] flex-wrap items-center gap-x-3 gap-y-2">
            <div className="mr-auto min-w-0 text-small" role="status">
              {draft.refusal === null ? (
                <span className="text-ink-muted">{t('unsaved')}</span>
              ) : (
                <FormAlert>{draft.refusal}</FormAlert>
              )}
            </div>
            <div className="ml-auto flex gap-3">
              <Button variant="quiet" data-testid="discard-settings" onClick={draft.discard}>
                {t('discard')}
              </Button>
              <Button variant="primary" busy={draft.busy} data-testid="save-settings" onClick={draft.save}>
                {t('save')}
              </Button>
            </div>
          </div>
        </div>
      ) : null}
      <AskRetention draft={draft} />
      {params.get(OPEN) === 'history' ? (
        <HistoryDrawer
          version={state.version}
          onRestore={(settings) => {
            change({ [OPEN]: null })
            draft.restore(settings)
          }}
        />
      ) : null}
    </SettingsFormProvider>
  )
}

/** Says how many messages a shorter time would delete, before it is saved. */
function AskRetention({ draft: { asks, answer } }: { draft: DraftOfSettings }) {
  const t = useTranslations('workspace.askRetention')
  const form = useTranslations('workspace')
  const format = useFormatter()
  const { days, messages, rooms } = asks ?? { days: 0, messages: 0, rooms: 0 }
  // The server counts no further: there are more of both then.
  const atLeast = (count: number) => `${format.number(count)}${messages >= MOST_COUNTED ? '+' : ''}`
  return (
    <ConfirmDialog
      open={asks !== null}
      onOpenChange={(open) => void (open || answer(false))}
      title={t('title', { days })}
      description={t('count', { count: messages, messages: atLeast(messages), rooms, inRooms: atLeast(rooms) })}
      confirmLabel={messages > 0 ? t('do') : form('save')}
      destructive={messages > 0}
      onConfirm={() => answer(true)}
    />
  )
}
