import { z } from 'zod'
import { id } from '../shapes.ts'

export const personSchema = z
  .object({
    id,
    handle: z.string().describe('Unique in the workspace, lower case.'),
    displayName: z.string(),
    role: z.enum(['owner', 'admin', 'member']).describe('Role in the workspace.'),
  })
  .describe('A person as everybody sees them.')

export type Person = z.infer<typeof personSchema>
