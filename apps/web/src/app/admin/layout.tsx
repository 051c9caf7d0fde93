import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { AdminFrame } from '../../features/admin/frame/admin-frame.tsx'
import { ClientProvider } from '../../features/connection/client-provider.tsx'
import { AppRoot } from '../../features/shell/app-root.tsx'
import { WordingProvider } from '../../i18n/wording-provider.tsx'
import { readAdmin } from '../../server/admin/read-admin.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin'))('title') }
}

/** The administration: a frame of its own around its pages, whose lists come over the socket as all else does. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const bootstrap = await readAdmin()
  return (
    <WordingProvider
      namespaces={[
        'admin',
        'connection',
        'emoji',
        'files',
        'messages',
        'presence',
        'profile',
        'rooms',
        'settings',
        'shell',
        'workspace',
      ]}
    >
      <ClientProvider seed={{ bootstrap }}>
        {/* At the foot: at the head it would lie over what closes a drawer. */}
        <AppRoot bannerClassName="fixed right-0 bottom-0 left-0 z-(--layer-toast) pb-[env(safe-area-inset-bottom)] md:left-[220px]">
          <AdminFrame>{children}</AdminFrame>
        </AppRoot>
      </ClientProvider>
    </WordingProvider>
  )
}
