import type { PictureVariant } from '@parley/protocol'

/** Where the bytes of a picture are, in one of its sizes. */
export function fileUrl(fileId: string, variant: PictureVariant): string {
  return `/api/files/${fileId}/${variant}`
}

/** Where a picture is saved from, under its own name. */
export function downloadUrl(fileId: string): string {
  return `${fileUrl(fileId, 'original')}?download`
}
