import { route } from '../../../server/answers/route.ts'
import { answerTicket } from '../../../server/tickets/answer-ticket.ts'

export const POST = route(answerTicket)
