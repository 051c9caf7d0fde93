/** Where the bytes of files are kept. As yet: a folder on a disk. */
export { openLocalDisk } from './local-disk/open-local-disk.ts'
