import type { ClientNews } from '../api.ts'

type Listener<E extends keyof ClientNews> = (news: ClientNews[E]) => void

/** Tells what happened to whoever listens at that moment. */
export class News {
  readonly #listeners = new Map<keyof ClientNews, Set<Listener<never>>>()

  on<E extends keyof ClientNews>(event: E, listener: Listener<E>): () => void {
    const listeners = this.#listeners.get(event) ?? new Set()
    this.#listeners.set(event, listeners)
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  tell<E extends keyof ClientNews>(event: E, news: ClientNews[E]): void {
    const listeners = this.#listeners.get(event) as Set<Listener<E>> | undefined
    for (const listener of [...(listeners ?? [])]) listener(news)
  }
}
