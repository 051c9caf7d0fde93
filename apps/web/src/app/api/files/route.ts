import { route } from '../../../server/answers/route.ts'
import { answerUpload } from '../../../server/files/answer-upload.ts'

export const POST = route(answerUpload)
