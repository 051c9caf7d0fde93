import 'server-only'
import { Refusal } from '@parley/protocol'
import { log } from '../log.ts'
import { refuse } from './answer.ts'

type Handler<C> = (request: Request, context: C) => Promise<Response>

/** Runs a route: a refusal becomes its answer; anything else is logged and answered without a word about it. */
export function route<C>(handler: Handler<C>): Handler<C> {
  return async (request, context) => {
    try {
      return await handler(request, context)
    } catch (error) {
      if (error instanceof Refusal) return refuse(error)
      log().error({ requestId: request.headers.get('x-request-id'), err: error }, 'route failed')
      return refuse(new Refusal('INTERNAL'))
    }
  }
}
