import { answerDataOf } from '../../../../../server/accounts/answer-data.ts'
import { route } from '../../../../../server/answers/route.ts'

export const GET = route(answerDataOf)
