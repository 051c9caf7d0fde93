import { z } from 'zod'

/** What rooms say of themselves. The server's limits are looked at later, so that a refusal can name them. */
export const topic = z.string().max(5000).optional().describe('One line.')
export const description = z.string().max(20_000).optional().describe('May have several lines.')
