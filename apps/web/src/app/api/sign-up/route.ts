import { answerSignUp } from '../../../server/accounts/answer-sign-up.ts'
import { route } from '../../../server/answers/route.ts'

export const POST = route(answerSignUp)
