/** Which text each place had when this device and the server last agreed, kept on the device. */
export interface AgreedDrafts {
  get(place: string): string
  set(place: string, text: string): void
  places(): readonly string[]
}

/** Keeps them in the browser's storage, so that a reload does not take an old text for a new one. */
export function agreedDraftsOf(personId: string, storage: Storage | null): AgreedDrafts {
  const prefix = `parley:agreed:${personId}:`
  const instead = new Map<string, string>()
  return {
    get: (place) => storage?.getItem(prefix + place) ?? instead.get(place) ?? '',
    set(place, text) {
      try {
        if (text === '') storage?.removeItem(prefix + place)
        else storage?.setItem(prefix + place, text)
        instead.delete(place)
      } catch {
        instead.set(place, text)
      }
      if (storage === null && text !== '') instead.set(place, text)
      if (text === '') instead.delete(place)
    },
    places() {
      const places = [...instead.keys()]
      for (let index = 0; index < (storage?.length ?? 0); index++) {
        const name = storage?.key(index)
        if (name?.startsWith(prefix)) places.push(name.slice(prefix.length))
      }
      return places
    },
  }
}
