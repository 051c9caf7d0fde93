import {
  type ErrorCode,
  type FilePurpose,
  isErrorCode,
  type Picture,
  Refusal,
  type UploadOutput,
} from '@parley/protocol'

export interface UploadOptions {
  readonly file: Blob
  readonly name: string
  readonly purpose: FilePurpose
  /** Left, top and side of the square that is taken, in pixels of the picture as it is shown. */
  readonly crop?: readonly [left: number, top: number, size: number]
  readonly onProgress?: (part: number) => void
  readonly signal?: AbortSignal
}

/**
 * Uploads one picture. Not by `fetch`, which does not tell how far it is.
 * @throws Refusal; UNAVAILABLE where the network or the server is away
 */
export async function upload({ file, name, purpose, crop, onProgress, signal }: UploadOptions): Promise<Picture> {
  const query = new URLSearchParams({ purpose, name, ...(crop && { crop: crop.join(',') }) })
  const answer = await sendFile<UploadOutput>(`/api/files?${query}`, file, 'FILE_TOO_LARGE', { onProgress, signal })
  return answer.file
}

/** Sends bytes and gives the answer to them. `tooLarge`: what it means where something on the way takes no more. */
export function sendFile<T>(
  address: string,
  file: Blob,
  tooLarge: ErrorCode,
  { onProgress, signal }: { onProgress?: UploadOptions['onProgress'] | undefined; signal?: AbortSignal | undefined },
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', address)
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0)
    request.onload = () => {
      const body = request.response as (T & { error?: { code?: unknown } }) | null
      if (request.status === 201 && body) resolve(body)
      else if (isErrorCode(body?.error?.code)) reject(Refusal.fromWire(body.error))
      // Something between here and the server answered.
      else reject(new Refusal(request.status === 413 ? tooLarge : 'UNAVAILABLE'))
    }
    request.onerror = () => reject(new Refusal('UNAVAILABLE'))
    request.onabort = () => reject(new DOMException('', 'AbortError'))
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.send(file)
  })
}

/** Lets the server forget an upload that is not wanted any more. It would find out by itself, in a day. */
export function discardUpload(fileId: string): void {
  fetch(`/api/files/${fileId}`, { method: 'DELETE' }).catch(() => undefined)
}
