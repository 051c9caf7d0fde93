/** Who is there. An entry of its own: whoever does not show it does not load it. */
export { AWAY_AFTER_MS, attachBrowserActivity } from './browser-activity.ts'
export { type ClientPresence, openPresence } from './presence.ts'
