import { type Bootstrap, isModeratorRole } from '@parley/protocol'

/** The kinds of rooms that somebody may make in this workspace. A guest makes none. */
export function mayMake({ workspace: { rules }, me }: Pick<Bootstrap, 'workspace' | 'me'>): ('public' | 'private')[] {
  if (me.role === 'guest') return []
  const isModerator = isModeratorRole(me.role)
  return [
    ...(isModerator || rules?.publicRooms === undefined ? (['public'] as const) : []),
    ...(isModerator || rules?.privateRooms === undefined ? (['private'] as const) : []),
  ]
}
