import type { ReactNode } from 'react'
import { LanguageSwitch } from '../../features/preferences/language-switch.tsx'
import { WordingProvider } from '../../i18n/wording-provider.tsx'
import { Lockup } from '../../ui/mark.tsx'

/** The frame of the sign-in pages: the mark, the language, and a sheet on the desk. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <WordingProvider namespaces={['session']}>
      <div className="grid min-h-dvh grid-rows-[auto_1fr_auto] bg-desk">
        <header className="flex items-center justify-between px-6 py-5 sm:px-8 sm:py-6">
          <Lockup />
          <LanguageSwitch />
        </header>
        {children}
      </div>
    </WordingProvider>
  )
}
