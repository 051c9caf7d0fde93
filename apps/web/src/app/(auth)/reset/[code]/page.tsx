import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { RefusedLink } from '../../../../features/session/refused-link.tsx'
import { ResetForm } from '../../../../features/session/reset-form.tsx'
import { Sheet } from '../../../../features/session/sheet.tsx'
import { findResetLink } from '../../../../server/accounts/find-links.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('session'))('reset.title') }
}

/** Where somebody chooses a new password by the link that an admin made for them. */
export default async function ResetPage({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params
  const found = await findResetLink(code)
  const t = await getTranslations('session')
  if ('refused' in found) {
    return (
      <Sheet heading={t('reset.over')} lede={t('reset.overLede')}>
        <RefusedLink refused={found.refused} />
      </Sheet>
    )
  }
  return (
    <Sheet heading={t('reset.heading')} lede={t('reset.lede', { name: found.displayName, handle: found.handle })}>
      <ResetForm code={code} handle={found.handle} />
    </Sheet>
  )
}
