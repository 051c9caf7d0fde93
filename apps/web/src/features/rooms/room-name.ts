/** What is wrong with a room's name as typed so far; null when the server would take it (unless it is taken). */
export type NameFault = 'empty' | 'too-long' | 'space' | 'character'

/** How the server stores a name: NFC, lower case, nothing around it. */
export function storedName(typed: string): string {
  return typed.trim().normalize('NFC').toLowerCase()
}

/** Letters and digits of any script with their marks, and - _ . The same rule as the server's, told early. */
const ALLOWED = /^[\p{L}\p{M}\p{N}._-]+$/u

export function nameFault(typed: string, longest: number): NameFault | null {
  const name = storedName(typed)
  if (name === '') return 'empty'
  if ([...name].length > longest) return 'too-long'
  if (/\s/u.test(name)) return 'space'
  return ALLOWED.test(name) ? null : 'character'
}
