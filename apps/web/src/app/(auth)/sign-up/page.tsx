import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AuthFoot } from '../../../features/session/auth-foot.tsx'
import { RefusedLink } from '../../../features/session/refused-link.tsx'
import { Sheet } from '../../../features/session/sheet.tsx'
import { SignUpForm } from '../../../features/session/sign-up-form.tsx'
import { safePath, signInPath } from '../../../security/safe-path.ts'
import { findPrincipal } from '../../../server/principal.ts'
import { readSignUpMode, readWorkspace } from '../../../server/workspace.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('session'))('signUp.title') }
}

export default async function SignUpPage({
  searchParams,
}: {
  searchParams: Promise<{ callbackUrl?: string | string[] }>
}) {
  const target = safePath((await searchParams).callbackUrl)
  if (await findPrincipal()) redirect(target)
  const { hasOwner } = await readWorkspace()
  const mode = hasOwner ? await readSignUpMode() : 'open'
  const t = await getTranslations('session')
  if (mode === 'closed' || mode === 'invite') {
    const isClosed = mode === 'closed'
    return (
      <Sheet
        heading={isClosed ? t('signUp.headingClosed') : t('signUp.headingInvited')}
        lede={isClosed ? t('signUp.ledeClosed') : t('signUp.ledeInvited')}
      >
        <RefusedLink refused={isClosed ? 'SIGN_UP_CLOSED' : 'SIGN_UP_INVITED_ONLY'} />
      </Sheet>
    )
  }
  return (
    <>
      <Sheet
        heading={hasOwner ? t('signUp.heading') : t('signUp.headingFirst')}
        lede={hasOwner ? t('signUp.lede') : t('signUp.ledeFirst')}
      >
        <SignUpForm target={target} needsEmail={mode === 'domains'} />
      </Sheet>
      <AuthFoot>
        {t('signUp.haveAccount')} <Link href={signInPath(target)}>{t('signUp.toSignIn')}</Link>
      </AuthFoot>
    </>
  )
}
