import { Refusal } from '@parley/protocol'
import type { Handler } from './handler.ts'

const notYet = async (): Promise<never> => {
  throw new Refusal('UNAVAILABLE')
}

export const listManagedRooms: Handler<'rooms.list'> = notYet
export const readManagedRoom: Handler<'rooms.read'> = notYet
export const listManagedMembers: Handler<'rooms.members'> = notYet
export const updateManagedRoom: Handler<'rooms.update'> = notYet
export const archiveRooms: Handler<'rooms.archive'> = notYet
export const unarchiveRooms: Handler<'rooms.unarchive'> = notYet
export const appointInRoom: Handler<'rooms.appoint'> = notYet
export const handOverRoom: Handler<'rooms.transfer'> = notYet
export const deleteRoom: Handler<'rooms.delete'> = notYet
