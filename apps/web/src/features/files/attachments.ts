import type { Picture, Refusal } from '@parley/protocol'
import { keptName, NO_FILES } from './place-files.ts'

/** A picture on its way into a message. */
export interface Attachment {
  readonly key: string
  readonly name: string
  /** What shows it: of this page's memory, or the server's. */
  readonly preview: string
  /** How much of it was sent, from 0 to 1; it may wait for the network. */
  readonly progress: number
  /** Once it is uploaded. */
  readonly picture: Picture | null
  /** Why the server will not have it. */
  readonly refusal: Refusal | null
}

/** A message that goes once its pictures are uploaded. */
export interface WaitingSend {
  readonly key: string
  readonly text: string
  readonly attachments: readonly Attachment[]
  /** Hands it to the outbox. */
  readonly send: (pictures: readonly Picture[]) => void
}

export interface PlaceFiles {
  /** In the composer. */
  readonly attachments: readonly Attachment[]
  readonly waiting: readonly WaitingSend[]
}

interface Kept {
  readonly files: readonly Picture[]
  readonly texts: readonly string[]
}

/**
 * The pictures of what is being written, by the place that it is written for. What is uploaded, and the text that waits for
 * uploads, outlives a reload of this tab; only an upload itself cannot.
 */
export class Attachments {
  readonly #personId: string
  readonly #storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null
  readonly #places = new Map<string, PlaceFiles>()
  readonly #listeners = new Set<() => void>()

  constructor(personId: string, storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null) {
    this.#personId = personId
    this.#storage = storage
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  of(place: string): PlaceFiles {
    return this.#places.get(place) ?? NO_FILES
  }

  /**
   * Takes back what was there before a reload, once.
   * @returns the texts that were waiting for uploads then
   */
  restore(place: string, previewOf: (picture: Picture) => string): readonly string[] {
    if (this.#places.has(place)) return []
    const { files, texts } = this.#read(place)
    const attachments = files.map((picture) => ({
      key: picture.id,
      name: picture.name,
      preview: previewOf(picture),
      progress: 1,
      picture,
      refusal: null,
    }))
    this.#put(place, { attachments, waiting: [] })
    return texts
  }

  change(place: string, change: (attachments: readonly Attachment[]) => readonly Attachment[]): void {
    const { attachments, waiting } = this.of(place)
    this.#put(place, { attachments: change(attachments), waiting })
  }

  /** Changes one attachment, wherever it stands; null removes it. */
  changeOne(place: string, key: string, change: (attachment: Attachment) => Attachment | null): void {
    const one = (all: readonly Attachment[]) =>
      all.flatMap((each) => (each.key === key ? (change(each) ?? []) : [each]))
    const { attachments, waiting } = this.of(place)
    this.#put(place, {
      attachments: one(attachments),
      waiting: waiting.map((each) => ({ ...each, attachments: one(each.attachments) })),
    })
    this.#settle(place)
  }

  /** Sends what is in the composer, at once or as soon as its pictures are uploaded. */
  submit(place: string, text: string, send: WaitingSend['send']): void {
    const { attachments, waiting } = this.of(place)
    const message = { key: crypto.randomUUID(), text, attachments, send }
    this.#put(place, { attachments: [], waiting: [...waiting, message] })
    this.#settle(place)
  }

  /** Calls a message back that still waits. */
  recall(place: string, key: string): WaitingSend | null {
    const { attachments, waiting } = this.of(place)
    const recalled = waiting.find((each) => each.key === key)
    if (recalled === undefined) return null
    this.#put(place, {
      attachments: [...recalled.attachments, ...attachments],
      waiting: waiting.filter((each) => each !== recalled),
    })
    return recalled
  }

  #settle(place: string): void {
    const { attachments, waiting } = this.of(place)
    const isReady = (each: WaitingSend) => each.attachments.every(({ picture }) => picture !== null)
    const ready = waiting.filter(isReady)
    if (ready.length === 0) return
    for (const { attachments: sent, text, send } of ready) {
      const pictures = sent.flatMap(({ picture }) => picture ?? [])
      if (pictures.length > 0 || text !== '') send(pictures)
      for (const { preview } of sent) if (preview.startsWith('blob:')) URL.revokeObjectURL(preview)
    }
    this.#put(place, { attachments, waiting: waiting.filter((each) => !isReady(each)) })
  }

  #put(place: string, files: PlaceFiles): void {
    this.#places.set(place, files)
    const all = [...files.waiting.flatMap(({ attachments }) => attachments), ...files.attachments]
    const kept: Kept = {
      files: all.flatMap(({ picture }) => picture ?? []),
      texts: files.waiting.flatMap(({ text }) => (text === '' ? [] : [text])),
    }
    try {
      if (kept.files.length + kept.texts.length === 0) this.#storage?.removeItem(keptName(this.#personId, place))
      else this.#storage?.setItem(keptName(this.#personId, place), JSON.stringify(kept))
    } catch {
      // Kept in memory for as long as the page lives.
    }
    for (const listener of this.#listeners) listener()
  }

  #read(place: string): Kept {
    try {
      const kept = this.#storage?.getItem(keptName(this.#personId, place))
      return kept ? (JSON.parse(kept) as Kept) : { files: [], texts: [] }
    } catch {
      return { files: [], texts: [] }
    }
  }
}
