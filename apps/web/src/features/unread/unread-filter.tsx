import { ListFilter } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { classNames } from '../../ui/class-names.ts'

/** Shows only the rooms with something new in the list, or all again. */
export function UnreadFilter({ on, onChange }: { on: boolean; onChange: (on: boolean) => void }) {
  const t = useTranslations('inbox')
  return (
    <button
      type="button"
      aria-pressed={on}
      data-testid="unread-filter"
      onClick={() => onChange(!on)}
      className={classNames(
        'flex h-(--row-height) w-full items-center gap-[9px] rounded-control px-2 text-left max-md:gap-3 max-md:px-3 max-md:text-body',
        on ? 'bg-accent-wash font-medium text-accent-ink' : 'text-ink-muted hover:bg-hover',
      )}
    >
      <ListFilter size={16} aria-hidden className={on ? undefined : 'text-ink-subtle'} />
      <span className="truncate">{t('unreadOnly')}</span>
    </button>
  )
}
