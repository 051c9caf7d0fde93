import { answerResetPassword } from '../../../server/accounts/answer-reset-password.ts'
import { route } from '../../../server/answers/route.ts'

export const POST = route(answerResetPassword)
