import type { PictureVariant } from '@parley/protocol'

/** One of the sizes of a picture, or a piece of what a job wrote: at most 16 small letters and digits. */
export type StoredVariant = PictureVariant | `p${string}`

/** Where the bytes of files are. It knows nothing of who may see them. */
export interface FileStore {
  /** Writes one variant of a file; it is durable once this resolves. @throws Refusal STORAGE_FULL */
  write(fileId: string, variant: StoredVariant, bytes: Uint8Array): Promise<void>
  /** One variant of a file; null where there is none. */
  open(fileId: string, variant: StoredVariant): Promise<StoredBytes | null>
  /** Removes a file with all its variants. Where there is none, nothing happens. */
  remove(fileId: string): Promise<void>
  /** How many bytes still fit; null where nobody knows. */
  freeBytes(): Promise<number | null>
}

export interface StoredBytes {
  readonly size: number
  /** To be read to its end or cancelled. */
  readonly stream: ReadableStream<Uint8Array>
}
