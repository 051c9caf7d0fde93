import { answerErase } from '../../../../server/accounts/answer-erase.ts'
import { route } from '../../../../server/answers/route.ts'

export const POST = route(answerErase)
