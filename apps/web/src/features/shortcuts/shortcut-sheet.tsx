'use client'

import { useTranslations } from 'next-intl'
import { Fragment } from 'react'
import { Dialog } from '../../ui/dialog.tsx'
import { Key } from '../../ui/key.tsx'
import { useCommandKey } from './command-key.ts'
import { SHORTCUT_GROUPS } from './table.ts'

/** Every shortcut there is, as it is written on this computer. */
export default function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const t = useTranslations('shortcuts')
  const command = useCommandKey()
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('title')}
      width="wide"
      data-testid="shortcut-sheet"
    >
      <div className="grid gap-5">
        {SHORTCUT_GROUPS.map(({ id, shortcuts }) => (
          <section key={id}>
            <h3 className="mb-1 font-medium text-ink-subtle text-meta">{t(`groups.${id}`)}</h3>
            <dl>
              {shortcuts.map((shortcut) => (
                <div
                  key={shortcut.id}
                  className="flex min-h-8 items-center justify-between gap-4 border-line border-b py-1 last:border-b-0"
                >
                  <dt className="text-small">{t(`acts.${shortcut.id}`)}</dt>
                  <dd className="flex shrink-0 items-center gap-1.5 text-ink-muted">
                    {shortcut.keys.map((keys, way) => (
                      <Fragment key={keys.join(' ')}>
                        {way > 0 ? <span className="text-ink-subtle text-meta">/</span> : null}
                        <span className="flex gap-0.5">
                          {keys.map((key) => (
                            <Key key={key}>{key === 'Mod' ? command : key}</Key>
                          ))}
                        </span>
                      </Fragment>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
