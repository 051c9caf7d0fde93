import { NextIntlClientProvider } from 'next-intl'
import { getLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { type Namespace, pickWording, readWording } from './wording.ts'

/** Gives client components below it these namespaces (`common` always). A layout names what its part of the app needs. */
export async function WordingProvider(props: { namespaces: readonly Namespace[]; children: ReactNode }) {
  const messages = pickWording(readWording(await getLocale()), ['common', ...props.namespaces])
  return <NextIntlClientProvider messages={messages}>{props.children}</NextIntlClientProvider>
}
