'use client'

import { Copy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '../../ui/button.tsx'
import { Input } from '../../ui/input.tsx'
import { toast } from '../../ui/toast-store.ts'

/** A link that is told once: what it holds is stored nowhere. */
export function SecretLink({ link, label, testId }: { link: string; label: string; testId: string }) {
  const t = useTranslations('admin')
  const copy = () =>
    navigator.clipboard.writeText(link).then(
      () => toast(t('copied'), { tone: 'success' }),
      () => toast(t('notCopied'), { tone: 'danger' }),
    )
  return (
    <div className="grid gap-1.5">
      <div className="flex gap-2">
        <Input
          readOnly
          autoFocus
          value={link}
          aria-label={label}
          data-testid={testId}
          className="min-w-0 grow"
          onFocus={(event) => event.target.select()}
        />
        <Button icon={<Copy size={16} aria-hidden />} data-testid={`copy-${testId}`} onClick={() => void copy()}>
          {t('copy')}
        </Button>
      </div>
      <p className="text-ink-muted text-meta">{t('shownOnce')}</p>
    </div>
  )
}
