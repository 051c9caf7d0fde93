/** The history of an instance has a point for so many seconds. */
export const LIVE_STEP_SECONDS = 10
/** Points that are kept: those of one hour. */
export const LIVE_POINTS = 360
