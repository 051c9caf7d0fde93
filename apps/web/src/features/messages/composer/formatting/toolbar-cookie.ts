/** Read by the server, so that nothing moves when the page stands. */
export const TOOLBAR_COOKIE = 'parley-toolbar'
export const TOOLBAR_SHOWN = 'shown'
