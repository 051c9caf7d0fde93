import { route } from '../../../server/answers/route.ts'
import { answerImport } from '../../../server/imports/answer-import.ts'

export const POST = route(answerImport)
