/** Every test signs people up from the same address, so the doors of its servers stand open. Nothing else is changed. */
export const OPEN_DOORS = {
  PARLEY_RATE_SIGN_UP_PER_MINUTE: '10000',
  PARLEY_RATE_SIGN_IN_PER_MINUTE: '10000',
}
