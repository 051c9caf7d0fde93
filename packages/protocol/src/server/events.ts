import { z } from 'zod'
import { event } from '../define.ts'

export const serverEvents = {
  'server.draining': event({
    summary:
      'This instance is about to end, and asks the client to connect anew, with a fresh ticket, at once. Until then, or until `closesInMs` have passed, it serves this connection as before; keep it until the other one has been greeted, and nobody notices.',
    payload: z.object({ closesInMs: z.int().nonnegative() }),
  }),
}
