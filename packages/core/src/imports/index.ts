/** What is brought in from elsewhere. */

export { type Appended, appendMessages } from './append-messages.ts'
export {
  type FoundContent,
  type FoundMember,
  type FoundMessage,
  type FoundPerson,
  type FoundRoom,
  type ImportItem,
  type ImportReader,
  personMark,
} from './item.ts'
export { makeImportedRoom, openImportedRoom } from './make-rooms.ts'
export { IMPORT_PIECE_BYTES, type ReceivedImport, receiveImport } from './receive-import.ts'
export { makeMissingPeople, settlePeople } from './settle-people.ts'
export { settleRooms } from './settle-rooms.ts'
export { noteRoom, type StagedItems, stageItems } from './stage-items.ts'
export { readImport, startImport } from './start-import.ts'
