import { route } from '../../../server/answers/route.ts'
import { answerHealth } from '../../../server/health/answer-health.ts'

export const GET = route(answerHealth)
