import type { AuditFilter } from '@parley/protocol'
import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { buttonClasses } from '../../../ui/button-classes.ts'
import { classNames } from '../../../ui/class-names.ts'

/** Saves the list as it is filtered, all pages of it, as a file for spreadsheets. */
export function CsvLink({ filter }: { filter: AuditFilter }) {
  const t = useTranslations('admin.audit')
  const query = new URLSearchParams(Object.entries(filter).map(([name, value = '']) => [name, value])).toString()
  return (
    <a
      href={`/api/audit${query === '' ? '' : `?${query}`}`}
      download
      data-testid="export-csv"
      className={classNames(buttonClasses(), 'ml-auto')}
    >
      <Download size={16} aria-hidden />
      {t('export')}
    </a>
  )
}
