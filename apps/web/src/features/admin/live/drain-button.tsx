import type { Instance } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { Button } from '../../../ui/button.tsx'

/** Where the page says why nothing can be drained. */
export const WHY_NO_DRAIN = 'why-no-drain'

interface DrainButtonProps {
  instance: Instance
  /** Whether its people could go to another one. */
  mayDrain: boolean
  onDrain: () => void
}

/** The way to let an instance go. Where there is none, the button can be reached still, and tells why. */
export function DrainButton({ instance: { name }, mayDrain, onDrain }: DrainButtonProps) {
  const t = useTranslations('admin.live')
  return (
    <Button
      size="small"
      aria-label={t('drainOf', { name })}
      data-testid="drain"
      {...(mayDrain
        ? { onClick: onDrain }
        : {
            'aria-disabled': true,
            'aria-describedby': WHY_NO_DRAIN,
            className: 'cursor-not-allowed border-line! bg-sunken! text-ink-subtle! shadow-none!',
          })}
    >
      {t('drain')}
    </Button>
  )
}
