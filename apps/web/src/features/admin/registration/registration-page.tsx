'use client'

import { useTranslations } from 'next-intl'
import { useClient } from '../../connection/client-provider.tsx'
import { AdminPage } from '../frame/admin-page.tsx'
import { ColumnWaiting } from '../frame/column-waiting.tsx'
import { Failed, Stale } from '../table/failed.tsx'
import { useRead } from '../table/use-read.ts'
import { Invitations } from './invitations.tsx'
import { ModeForm } from './mode-form.tsx'

/** Who may make an account, and the links with which people do. */
export function RegistrationPage() {
  const t = useTranslations('admin.registration')
  const client = useClient()
  const read = useRead('registration', async () => {
    const [{ registration }, { invites }] = await Promise.all([
      client.call('registration.read', {}),
      client.call('invites.list', {}),
    ])
    return { registration, invites }
  })
  const { value } = read
  return (
    <AdminPage title={t('title')}>
      <Stale read={read} />
      {value ? (
        <div className="min-h-0 grow overflow-y-auto overscroll-contain">
          <div className="mx-auto max-w-[720px] px-4 py-6 pb-[calc(48px+env(safe-area-inset-bottom))] sm:px-6">
            <section>
              <h2 className="font-semibold text-body">{t('who')}</h2>
              <p className="mt-0.5 mb-4 text-ink-muted text-small">{t('whoHint')}</p>
              <ModeForm
                key={JSON.stringify(value.registration)}
                registration={value.registration}
                onChanged={read.refresh}
              />
            </section>
            <section className="mt-8 border-line border-t pt-6">
              <h2 className="font-semibold text-body">{t('invitations')}</h2>
              <p className="mt-0.5 mb-4 text-ink-muted text-small">
                {value.registration.mode === 'closed' ? t('invitationsClosed') : t('invitationsHint')}
              </p>
              <Invitations invites={value.invites} onChanged={read.refresh} />
            </section>
          </div>
        </div>
      ) : read.state === 'failed' ? (
        <Failed error={read.error} onRetry={read.refresh} />
      ) : (
        <ColumnWaiting />
      )}
    </AdminPage>
  )
}
