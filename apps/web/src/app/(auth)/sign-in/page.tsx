import { isErrorCode } from '@parley/protocol'
import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AuthFoot } from '../../../features/session/auth-foot.tsx'
import { Sheet } from '../../../features/session/sheet.tsx'
import { SignInForm } from '../../../features/session/sign-in-form.tsx'
import { safePath, signUpPath } from '../../../security/safe-path.ts'
import { findPrincipal } from '../../../server/principal.ts'
import { sessionCookieName } from '../../../server/sessions/session-cookie.ts'
import { readSignUpMode, readWorkspace } from '../../../server/workspace.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('session'))('signIn.title') }
}

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{
    callbackUrl?: string | string[]
    ended?: string | string[]
    error?: string | string[]
    until?: string
  }>
}) {
  const { callbackUrl, ended: told, error, until } = await searchParams
  const target = safePath(callbackUrl)
  if (await findPrincipal()) redirect(target)
  const { name, icon, hasOwner } = await readWorkspace()
  if (!hasOwner) redirect(signUpPath(target))
  const mode = await readSignUpMode()
  // A cookie whose session does not count any more: revoked from another device, or expired.
  const ended = error === undefined && (told !== undefined || (await cookies()).has(sessionCookieName()))
  const isInvited = target.startsWith('/invite/')
  const t = await getTranslations('session')
  return (
    <>
      <Sheet
        heading={t('signIn.heading')}
        icon={icon}
        lede={
          isInvited
            ? t('signIn.ledeInvited')
            : name === null
              ? t('signIn.ledePlain')
              : t('signIn.lede', { workspace: name })
        }
      >
        {ended ? (
          <p className="mb-4 rounded-control border border-line bg-sunken px-3 py-2 text-ink-muted text-small">
            {t('signIn.ended')}
          </p>
        ) : null}
        <SignInForm target={target} refused={isErrorCode(error) ? error : null} until={until} />
      </Sheet>
      {mode === 'open' || mode === 'domains' ? (
        <AuthFoot>
          {t('signIn.newHere')} <Link href={signUpPath(target)}>{t('signIn.toSignUp')}</Link>
        </AuthFoot>
      ) : null}
    </>
  )
}
