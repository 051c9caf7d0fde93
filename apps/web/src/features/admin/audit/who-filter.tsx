'use client'

import { ChevronDown, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { useBootstrap } from '../../connection/client-provider.tsx'
import { PeoplePicker } from '../../rooms/people-picker.tsx'
import { chipClasses } from '../table/chip.ts'
import { useAddress } from '../table/use-address.ts'
import { PAGE } from '../table/use-pages.ts'

export interface WhoFilterProps {
  isSet: boolean
  /** Of whoever is chosen; undefined while nothing that is listed tells it. */
  shownName: string | undefined
}

/** Whose acts are listed: everybody's, until somebody is chosen by name. */
export function WhoFilter({ isSet, shownName }: WhoFilterProps) {
  const t = useTranslations('admin.audit')
  const table = useTranslations('admin.table')
  const { me } = useBootstrap()
  const { change } = useAddress()
  const [asks, setAsks] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const set = (actor: string | null) => {
    setAsks(false)
    change({ actor, [PAGE]: null })
  }
  const label = isSet ? t('by', { name: shownName ?? '…' }) : t('who')
  return (
    <>
      <span className={chipClasses(isSet, isSet ? 'font-medium' : undefined)}>
        <button
          ref={button}
          type="button"
          aria-haspopup="dialog"
          data-testid="filter-actor"
          onClick={() => setAsks(true)}
          className="inline-flex h-full min-w-0 cursor-pointer items-center gap-1.5 px-2.5 outline-none pointer-coarse:text-[1rem]"
        >
          <span className="truncate">{label}</span>
          {isSet ? null : <ChevronDown size={14} aria-hidden className="-mr-0.5 shrink-0 text-ink-subtle" />}
        </button>
        {isSet ? (
          <IconButton
            size="small"
            noTooltip
            name={table('clearFilter', { of: label })}
            icon={<X size={14} aria-hidden />}
            className="mr-0.5"
            data-testid="clear-actor"
            onClick={() => {
              // The button goes with what it takes away.
              button.current?.focus()
              set(null)
            }}
          />
        ) : null}
      </span>
      {asks ? (
        <Dialog
          open
          onOpenChange={setAsks}
          title={t('whoTitle')}
          description={t('whoHint')}
          initialFocus={input}
          data-testid="who-dialog"
        >
          <PeoplePicker
            label={t('who')}
            chosen={[]}
            onChange={([person]) => set(person?.id ?? null)}
            inputRef={input}
          />
          <Button size="small" data-testid="only-mine" onClick={() => set(me.id)}>
            {t('onlyMine')}
          </Button>
        </Dialog>
      ) : null}
    </>
  )
}
