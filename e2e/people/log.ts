import { asProgram } from './as-program.ts'
import type { Person } from './person.ts'

/** How many lines of the audit log tell of such an act. */
export async function countLogged(admin: Person, action: string): Promise<number> {
  const program = await asProgram(admin)
  const { entries } = await program.ask<{ entries: unknown[] }>('audit.list', { action })
  program.close()
  return entries.length
}
