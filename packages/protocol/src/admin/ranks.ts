import type { Person } from '../people/schema.ts'

/** Roles in the workspace, the highest first. */
export const WORKSPACE_ROLES = [
  'owner',
  'admin',
  'moderator',
  'member',
  'guest',
] as const satisfies readonly Person['role'][]

const RANKS = { guest: 0, member: 1, moderator: 2, admin: 3, owner: 4 } as const satisfies Record<
  Person['role'],
  number
>

/** Whether somebody of a role runs the workspace, and sees its dashboard. */
export function isAdminRole(role: Person['role']): boolean {
  return RANKS[role] >= RANKS.admin
}

/** Whether somebody of a role may change people of another: those below them; an owner may change everybody. */
export function mayChangeRole(role: Person['role'], theirs: Person['role']): boolean {
  return isAdminRole(role) && (role === 'owner' || RANKS[role] > RANKS[theirs])
}

/** Whether somebody of a role may give another one: none above their own. */
export function mayGiveRole(role: Person['role'], given: Person['role']): boolean {
  return isAdminRole(role) && RANKS[given] <= RANKS[role]
}

/** Whether somebody of a role keeps order in the whole workspace. */
export function isModeratorRole(role: Person['role']): boolean {
  return RANKS[role] >= RANKS.moderator
}

/** Whether a role in the workspace stands above another. */
export function isAbove(role: Person['role'], theirs: Person['role']): boolean {
  return RANKS[role] > RANKS[theirs]
}
