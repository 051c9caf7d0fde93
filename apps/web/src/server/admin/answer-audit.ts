import 'server-only'
import { type AuditPortion, exportAudit } from '@parley/core'
import { Refusal } from '@parley/protocol'
import { auditFilterSchema, badInput } from '@parley/protocol/table'
import { getTranslations } from 'next-intl/server'
import { auditCells } from '../../features/admin/audit/csv-row.ts'
import { csvRows, UTF8_MARK } from '../../features/admin/csv.ts'
import { readCallerFacts } from '../callers/caller.ts'
import { countExport } from '../callers/limits.ts'
import { requireSameOrigin } from '../callers/same-origin.ts'
import { core } from '../core.ts'
import { findPrincipal } from '../principal.ts'

/** The columns of the saved log, by the names of their words. */
const HEADS = [
  'number',
  'when',
  'who',
  'action',
  'targetKind',
  'target',
  'concerns',
  'before',
  'after',
  'address',
] as const

/** The audit log as a table for spreadsheets, as far as the filter lets it through: read as fast as it is taken. */
export async function answerAudit(request: Request): Promise<Response> {
  requireSameOrigin(request.headers)
  const principal = await findPrincipal()
  if (!principal) throw new Refusal('UNAUTHENTICATED')
  await countExport(principal.personId)
  const filter = auditFilterSchema.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!filter.success) throw badInput(filter.error)
  const { address } = readCallerFacts(request.headers)
  const portions = await exportAudit(core(), { ...principal, address }, filter.data)
  const t = await getTranslations('admin.audit')
  const head = UTF8_MARK + csvRows([HEADS.map((name) => t(name))])
  return new Response(stream(head, portions), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="audit-${new Date().toISOString().slice(0, 10)}.csv"`,
      'cache-control': 'no-store',
    },
  })
}

function stream(head: string, portions: AsyncGenerator<AuditPortion, void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(head)),
    async pull(controller) {
      const { done, value } = await portions.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(csvRows(value.entries.map((entry) => auditCells(entry, value.people)))))
    },
    async cancel() {
      await portions.return()
    },
  })
}
