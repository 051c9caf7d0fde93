import { type ErrorCode, PICTURE_TYPES } from '@parley/protocol'

export interface FileFacts {
  readonly name: string
  /** As the browser calls it; empty where it does not know. */
  readonly type: string
  readonly size: number
}

export interface FileProblem {
  readonly code: ErrorCode
  readonly limit?: number
}

/** Why a file need not be uploaded at all, told at once; null where the server may take it. It looks closer. */
export function checkFile({ name, type, size }: FileFacts, mostBytes: number): FileProblem | null {
  const known = type === '' ? /\.(png|jpe?g|gif|webp|avif)$/i.test(name) : PICTURE_TYPES.some((each) => each === type)
  if (!known) return { code: isHeic(name, type) ? 'FILE_HEIC' : 'FILE_TYPE_NOT_ALLOWED' }
  if (size > mostBytes) return { code: 'FILE_TOO_LARGE', limit: Math.floor((mostBytes / 1024 / 1024) * 10) / 10 }
  return null
}

/** Browsers that cannot show it often do not know its type. */
const isHeic = (name: string, type: string) => /^image\/hei[cf]/.test(type) || (type === '' && /\.hei[cf]$/i.test(name))
