import { useTranslations } from 'next-intl'
import { Skeleton } from '../../../ui/skeleton.tsx'

const FIELDS = ['w-24', 'w-36', 'w-20', 'w-32', 'w-28', 'w-40'] as const

/** What stands on a page of one column while it is read, where its headings and fields will be. */
export function ColumnWaiting() {
  const t = useTranslations('admin.table')
  return (
    <div aria-busy className="min-h-0 grow overflow-hidden" data-testid="column-waiting">
      <span className="sr-only" role="status">
        {t('waiting')}
      </span>
      <div className="mx-auto grid max-w-[720px] gap-6 px-4 py-6 sm:px-6">
        <Skeleton className="h-5 w-40" />
        {FIELDS.map((width) => (
          <div key={width} className="grid gap-2">
            <Skeleton className={`h-3.5 ${width}`} />
            <Skeleton className="h-9 w-full" />
          </div>
        ))}
      </div>
    </div>
  )
}
