import { isAdminRole, type Person } from '@parley/protocol'

import {
  Activity,
  Database,
  Flag,
  Hash,
  LayoutDashboard,
  MessageSquareOff,
  ScrollText,
  Settings,
  Smile,
  UserPlus,
  Users,
} from 'lucide-react'

/** The pages of the administration, in the order of its navigation. */
export const SECTIONS = [
  { id: 'overview', path: '/admin', icon: LayoutDashboard },
  { id: 'live', path: '/admin/live', icon: Activity },
  { id: 'rooms', path: '/admin/rooms', icon: Hash },
  { id: 'people', path: '/admin/people', icon: Users },
  { id: 'moderation', path: '/admin/moderation', icon: Flag },
  { id: 'filter', path: '/admin/filter', icon: MessageSquareOff },
  { id: 'registration', path: '/admin/registration', icon: UserPlus },
  { id: 'emoji', path: '/admin/emoji', icon: Smile },
  { id: 'data', path: '/admin/data', icon: Database },
  { id: 'settings', path: '/admin/settings', icon: Settings },
  { id: 'audit', path: '/admin/audit', icon: ScrollText },
] as const

/** Whether an address belongs to a section; the overview is only its own address. */
export function isIn(path: string, address: string): boolean {
  return address === path || (path !== '/admin' && address.startsWith(`${path}/`))
}

/** Those of them that somebody of a role sees: whoever does not run the workspace sees what keeps order in it. */
export function sectionsOf(role: Person['role']) {
  return SECTIONS.filter(({ id }) => id === 'moderation' || isAdminRole(role))
}
