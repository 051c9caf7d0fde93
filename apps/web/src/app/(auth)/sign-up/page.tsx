import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AuthFoot } from '../../../features/session/auth-foot.tsx'
import { Sheet } from '../../../features/session/sheet.tsx'
import { SignUpForm } from '../../../features/session/sign-up-form.tsx'
import { safePath, signInPath } from '../../../security/safe-path.ts'
import { findPrincipal } from '../../../server/principal.ts'
import { readWorkspace } from '../../../server/workspace.ts'

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
  const t = await getTranslations('session')
  return (
    <>
      <Sheet
        heading={hasOwner ? t('signUp.heading') : t('signUp.headingFirst')}
        lede={hasOwner ? t('signUp.lede') : t('signUp.ledeFirst')}
      >
        <SignUpForm target={target} />
      </Sheet>
      <AuthFoot>
        {t('signUp.haveAccount')} <Link href={signInPath(target)}>{t('signUp.toSignIn')}</Link>
      </AuthFoot>
    </>
  )
}
