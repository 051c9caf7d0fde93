import { route } from '../../../../server/answers/route.ts'
import { answerExport } from '../../../../server/exports/answer-export.ts'

export const GET = route(answerExport)
