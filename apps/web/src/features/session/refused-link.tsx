'use client'

import type { ErrorCode } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useSentence } from '../errors/sentences.tsx'
import { FormError } from './form-error.tsx'

/** Why a link leads nowhere, or why there is no form, and the way to the sign-in page. */
export function RefusedLink({ refused }: { refused: ErrorCode }) {
  const t = useTranslations('session')
  const sentence = useSentence()
  return (
    <div className="grid justify-items-start gap-4" data-testid="link-refused" data-refused={refused}>
      <FormError>{sentence({ code: refused })}</FormError>
      <a href="/sign-in" className="touchable">
        {t('signUp.toSignIn')}
      </a>
    </div>
  )
}
