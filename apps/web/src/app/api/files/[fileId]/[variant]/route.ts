import { route } from '../../../../../server/answers/route.ts'
import { answerFile } from '../../../../../server/files/answer-file.ts'

export const GET = route(answerFile)
export const HEAD = route(answerFile)
