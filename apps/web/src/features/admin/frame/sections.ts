import { Hash, Users } from 'lucide-react'

/** The pages of the administration, in the order of its navigation. */
export const SECTIONS = [
  { id: 'rooms', path: '/admin/rooms', icon: Hash },
  { id: 'people', path: '/admin/people', icon: Users },
] as const

/** Whether an address belongs to a section; the overview is only its own address. */
export function isIn(path: string, address: string): boolean {
  return address === path || (path !== '/admin' && address.startsWith(`${path}/`))
}
