interface KeyLike {
  readonly isComposing?: boolean
  readonly keyCode?: number
  readonly nativeEvent?: KeyLike
}

/**
 * Whether the key belongs to an input method that is composing: Enter then picks a candidate and must do nothing
 * else. Every handler of Enter asks this first. 229 is what Safari sends for the Enter that ends a composition,
 * after `isComposing` is false again (UI Events, “process key”).
 */
export function isComposing(event: KeyLike): boolean {
  const key = event.nativeEvent ?? event
  return key.isComposing === true || key.keyCode === 229
}
