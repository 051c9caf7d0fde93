import { MAX_FILES_PER_MESSAGE, Refusal } from '@parley/protocol'
import type { Attachment, Attachments } from './attachments.ts'
import { checkFile, type FileProblem } from './check-file.ts'
import { discardUpload, upload } from './upload.ts'

export { restoredStore } from './attachment-stores.ts'

const AT_ONCE = 2
const RETRY_AFTER_MS = [1_000, 3_000, 10_000, 20_000]

interface Running {
  readonly abort: AbortController
  readonly file: File
}

/** By the key of the attachment, for as long as it is not uploaded. */
const running = new Map<string, Running>()

export interface AttachOptions {
  readonly store: Attachments
  readonly place: string
  readonly files: readonly File[]
  readonly mostBytes: number
  /** Says why a file is not taken. */
  readonly refuse: (problem: FileProblem, name: string) => void
}

/** Attaches files and begins to upload them; what cannot be taken is said at once, before a byte is sent. */
export function attach({ store, place, files, mostBytes, refuse }: AttachOptions): void {
  const taken: Attachment[] = []
  for (const file of files) {
    const problem = checkFile(file, mostBytes)
    const isOneTooMany = store.of(place).attachments.length + taken.length >= MAX_FILES_PER_MESSAGE
    if (problem !== null) {
      refuse(problem, file.name)
      continue
    }
    if (isOneTooMany) {
      refuse({ code: 'TOO_MANY_FILES', limit: MAX_FILES_PER_MESSAGE }, file.name)
      break
    }
    const key = crypto.randomUUID()
    running.set(key, { abort: new AbortController(), file })
    taken.push({ key, name: file.name, preview: URL.createObjectURL(file), progress: 0, picture: null, refusal: null })
  }
  if (taken.length === 0) return
  store.change(place, (attachments) => [...attachments, ...taken])
  for (const { key } of taken) void run(store, place, key)
}

/** Takes an attachment away, whether it is uploaded or not. */
export function detach(store: Attachments, place: string, attachment: Attachment): void {
  const { key, preview, picture } = attachment
  running.get(key)?.abort.abort()
  running.delete(key)
  if (preview.startsWith('blob:')) URL.revokeObjectURL(preview)
  if (picture !== null) discardUpload(picture.id)
  store.changeOne(place, key, () => null)
}

/** Tries an attachment again that the server did not have. */
export function retryAttachment(store: Attachments, place: string, key: string): void {
  if (!running.has(key)) return
  store.changeOne(place, key, (each) => ({ ...each, refusal: null, progress: 0 }))
  void run(store, place, key)
}

const waitingForTurn: (() => void)[] = []
let uploads = 0

async function run(store: Attachments, place: string, key: string): Promise<void> {
  if (uploads >= AT_ONCE) await new Promise<void>((resolve) => waitingForTurn.push(resolve))
  uploads += 1
  try {
    await uploadUntilAnswered(store, place, key)
  } finally {
    uploads -= 1
    waitingForTurn.shift()?.()
  }
}

async function uploadUntilAnswered(store: Attachments, place: string, key: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const known = running.get(key)
    if (known === undefined) return
    const { file, abort } = known
    try {
      const picture = await upload({
        file,
        name: file.name,
        purpose: 'message',
        signal: abort.signal,
        onProgress: (progress) => store.changeOne(place, key, (each) => ({ ...each, progress })),
      })
      running.delete(key)
      store.changeOne(place, key, (each) => ({ ...each, picture, progress: 1 }))
      return
    } catch (error) {
      if (abort.signal.aborted) return
      const refusal = error instanceof Refusal ? error : new Refusal('INTERNAL')
      if (refusal.code !== 'UNAVAILABLE' && refusal.code !== 'RATE_LIMITED') {
        store.changeOne(place, key, (each) => ({ ...each, refusal }))
        return
      }
      store.changeOne(place, key, (each) => ({ ...each, progress: 0 }))
      const delayMs = refusal.retryAfterMs ?? RETRY_AFTER_MS[Math.min(attempt, RETRY_AFTER_MS.length - 1)] ?? 0
      await pause(delayMs, abort.signal)
    }
  }
}

/** Ends early where the network comes back, or nobody wants it any more. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    const end = () => {
      clearTimeout(timer)
      resolve()
    }
    window.addEventListener('online', end, { once: true })
    signal.addEventListener('abort', end, { once: true })
  })
}
