import { route } from '../../../../server/answers/route.ts'
import { answerAuth } from '../../../../server/sessions/answer-auth.ts'

export const GET = route(answerAuth)
export const POST = route(answerAuth)
