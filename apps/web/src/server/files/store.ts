import 'server-only'
import type { FileStore } from '@parley/core'
import { openLocalDisk } from '@parley/files'
import { webEnvironment } from '../../environment.ts'

let opened: FileStore | undefined

/** Where this installation keeps the bytes of files. */
export function files(): FileStore {
  opened ??= openLocalDisk(webEnvironment().filesFolder)
  return opened
}
