/**
 * So long after the page stands, what it can do without is fetched by itself. The measurement of the first load
 * (scripts/budget/) tells a timer of just this length from all others: nothing else may wait as long.
 */
export const LOAD_AFTER_MS = 2_500
