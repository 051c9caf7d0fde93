/** Owns Redis: its links and what is kept in it. */
export {}
