import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AuthFoot } from '../../../features/session/auth-foot.tsx'
import { Sheet } from '../../../features/session/sheet.tsx'
import { SignUpForm } from '../../../features/session/sign-up-form.tsx'
import { findPrincipal } from '../../../server/principal.ts'
import { readWorkspace } from '../../../server/workspace.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('session'))('signUp.title') }
}

export default async function SignUpPage() {
  if (await findPrincipal()) redirect('/')
  const { hasOwner } = await readWorkspace()
  const t = await getTranslations('session')
  return (
    <>
      <Sheet
        heading={hasOwner ? t('signUp.heading') : t('signUp.headingFirst')}
        lede={hasOwner ? t('signUp.lede') : t('signUp.ledeFirst')}
      >
        <SignUpForm />
      </Sheet>
      <AuthFoot>
        {t('signUp.haveAccount')} <Link href="/sign-in">{t('signUp.toSignIn')}</Link>
      </AuthFoot>
    </>
  )
}
