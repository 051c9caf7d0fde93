'use client'

import { type CustomEmoji, Refusal } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Time } from '../../../i18n/time.tsx'
import { Button } from '../../../ui/button.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { preloadDialog } from '../../../ui/dialog.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { toast } from '../../../ui/toast-store.ts'
import { useClient, usePerson } from '../../connection/client-provider.tsx'
import { useSentence } from '../../errors/sentences.tsx'
import { fileUrl } from '../../files/file-url.ts'

/** `people.get` takes no more at once. */
const MOST_ASKED = 200

/** What there is: picture, name, who added it and when, and the way to remove it. */
export function EmojiTable({ emoji }: { emoji: readonly CustomEmoji[] }) {
  const t = useTranslations('settings.customEmoji')
  const client = useClient()
  const [removing, setRemoving] = useState<string | null>(null)
  // Its text stays while the dialog goes.
  const [asked, setAsked] = useState('')
  const adders = [...new Set(emoji.flatMap(({ byId }) => byId ?? []))].slice(0, MOST_ASKED).join()
  useEffect(() => {
    if (adders !== '') client.call('people.get', { ids: adders.split(',') }).catch(() => undefined)
  }, [client, adders])
  const remove = useRemoving()
  const ask = (name: string) => {
    setAsked(name)
    setRemoving(name)
  }
  return (
    <>
      <h2 className="mb-2 font-semibold text-body" data-testid="emoji-count">
        {t('count', { count: emoji.length })}
      </h2>
      {emoji.length === 0 ? (
        <EmptyState level={3} title={t('none')}>
          {t('noneHint')}
        </EmptyState>
      ) : (
        <table className="w-full table-fixed border-line border-y text-ui" data-testid="emoji-table">
          <thead className="text-ink-subtle text-meta max-sm:sr-only">
            <tr className="border-line border-b text-left *:py-2 *:font-medium">
              <th scope="col" className="w-14">
                {t('picture')}
              </th>
              <th scope="col">{t('name')}</th>
              <th scope="col">{t('by')}</th>
              <th scope="col" className="w-48">
                {t('when')}
              </th>
              <th scope="col" className="w-20">
                <span className="sr-only">{t('remove')}</span>
              </th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line max-sm:block">
            {emoji.map((each) => (
              <EmojiRow key={each.name} emoji={each} onRemove={() => ask(each.name)} />
            ))}
          </tbody>
        </table>
      )}
      <ConfirmDialog
        open={removing !== null}
        onOpenChange={(open) => open || setRemoving(null)}
        title={t('removeTitle', { name: `:${asked}:` })}
        description={t('removeDescription', { name: `:${asked}:` })}
        confirmLabel={t('remove')}
        destructive
        onConfirm={() => remove(asked)}
      />
    </>
  )
}

function useRemoving(): (name: string) => Promise<void> {
  const t = useTranslations('settings.customEmoji')
  const client = useClient()
  const sentence = useSentence()
  return async (name) => {
    try {
      await client.call('emoji.remove', { name })
      toast(t('removed', { name: `:${name}:` }), { tone: 'success' })
    } catch (error) {
      toast(sentence(error instanceof Refusal ? error : new Refusal('UNAVAILABLE')), { tone: 'danger' })
    }
  }
}

function EmojiRow({ emoji: { name, fileId, byId, addedAt }, onRemove }: { emoji: CustomEmoji; onRemove: () => void }) {
  const t = useTranslations('settings.customEmoji')
  const written = `:${name}:`
  const person = usePerson(byId ?? '')
  return (
    <tr
      data-testid="emoji-row"
      data-name={name}
      className="max-sm:grid max-sm:grid-cols-[48px_minmax(0,1fr)_auto] max-sm:items-center max-sm:py-2 sm:*:py-2"
    >
      <td className="max-sm:row-span-3">
        <picture>
          <source media="(prefers-reduced-motion: reduce)" srcSet={fileUrl(fileId, '96')} />
          <img src={fileUrl(fileId, 'original')} alt="" draggable={false} className="size-8 object-contain" />
        </picture>
      </td>
      <td className="truncate font-medium max-sm:col-start-2 max-sm:row-start-1">{written}</td>
      <td className="truncate text-ink-muted max-sm:col-start-2 max-sm:row-start-2 max-sm:text-small">
        <bdi>{byId === undefined ? t('someone') : person?.displayName}</bdi>
      </td>
      <td className="truncate text-ink-muted max-sm:col-start-2 max-sm:row-start-3 max-sm:text-small">
        <Time at={addedAt} style="exact" />
      </td>
      <td className="text-right max-sm:col-start-3 max-sm:row-span-3 max-sm:row-start-1">
        <Button
          size="small"
          variant="danger-quiet"
          aria-label={t('removeNamed', { name: written })}
          data-testid="remove-emoji"
          onPointerEnter={preloadDialog}
          onFocus={preloadDialog}
          onClick={onRemove}
        >
          {t('remove')}
        </Button>
      </td>
    </tr>
  )
}
