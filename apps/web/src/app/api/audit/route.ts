import { answerAudit } from '../../../server/admin/answer-audit.ts'
import { route } from '../../../server/answers/route.ts'

export const GET = route(answerAudit)
