'use client'

import { useTranslations } from 'next-intl'
import { Button } from '../../ui/button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'

/** What stands below a list: more of it, or why there is none. */
export function ListFoot(props: {
  state: 'loading' | 'ready' | 'failed'
  hasMore: boolean
  onMore: () => void
  onAgain: () => void
}) {
  const t = useTranslations('inbox')
  if (props.state === 'failed') {
    return (
      <p role="alert" className="flex items-center gap-3 py-3 text-danger-ink text-small">
        {t('failed')}
        <Button size="small" onClick={props.onAgain}>
          {t('retry')}
        </Button>
      </p>
    )
  }
  if (props.state === 'loading') return <Skeleton className="mt-3 h-16 w-full max-w-[900px]" />
  return props.hasMore ? (
    <Button size="small" className="mt-3" onClick={props.onMore}>
      {t('more')}
    </Button>
  ) : null
}
