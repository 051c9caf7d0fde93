import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { RefusedLink } from '../../../../features/session/refused-link.tsx'
import { Sheet } from '../../../../features/session/sheet.tsx'
import { SignUpForm } from '../../../../features/session/sign-up-form.tsx'
import { findJoinLink } from '../../../../server/accounts/find-links.ts'
import { findPrincipal } from '../../../../server/principal.ts'
import { readWorkspace } from '../../../../server/workspace.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('session'))('join.title') }
}

/** Where a link to the workspace leads: the making of an account, whatever the workspace asks of others. */
export default async function JoinPage({ params }: { params: Promise<{ code: string }> }) {
  if (await findPrincipal()) redirect('/')
  const { code } = await params
  const [found, { name: workspace }] = await Promise.all([findJoinLink(code), readWorkspace()])
  const t = await getTranslations('session')
  if ('refused' in found) {
    return (
      <Sheet heading={t('join.over')} lede={t('join.overLede')}>
        <RefusedLink refused={found.refused} />
      </Sheet>
    )
  }
  const name = found.by.displayName
  return (
    <Sheet
      heading={t('join.heading')}
      lede={workspace === null ? t('join.ledePlain', { name }) : t('join.lede', { name, workspace })}
    >
      <SignUpForm target="/" invite={code} invited={found.invited} />
    </Sheet>
  )
}
