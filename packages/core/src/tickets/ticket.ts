export const TICKET_ALGORITHM = 'HS256'
export const TICKET_HASH = 'SHA-256'
export const TICKET_AUDIENCE = 'realtime'
export const TICKET_LIFE_SECONDS = 60
/** How far the clocks of two machines of one installation may be apart. */
export const CLOCK_TOLERANCE_SECONDS = 5
