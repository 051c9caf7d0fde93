import { route } from '../../../../server/answers/route.ts'
import { answerDiscard } from '../../../../server/files/answer-discard.ts'

export const DELETE = route(answerDiscard)
