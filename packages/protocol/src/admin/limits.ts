/** How far the number of rows of a list is counted: where so many or more match, it says this. */
export const MOST_ROWS_COUNTED = 1_000_000
/** How far what somebody wrote is counted before it is erased. */
export const MOST_COUNTED = 10_000
/** Rows of one page of a list of the dashboard, unless fewer are asked for. */
export const ADMIN_PAGE_ROWS = 50
/** How long a link lasts with which somebody chooses a new password. */
export const PASSWORD_RESET_HOURS = 24
/** Invitations to the workspace that are good at a time. */
export const MOST_WORKSPACE_INVITES = 200
/** Links to the workspace, each for one person, that are good at a time. */
export const MOST_PERSONAL_INVITES = 5_000
/** People of one list that are invited: as many as may have a link. */
export const MOST_IMPORTED = MOST_PERSONAL_INVITES
/** People whom one command invites. */
export const MOST_IMPORTED_AT_ONCE = 500
/** How long a link for one person is good. */
export const PERSONAL_INVITE_DAYS = 30
/** Domains whose addresses may sign up. */
export const MOST_DOMAINS = 100
/** Accounts that one command changes alike. */
export const MOST_ACCOUNTS_AT_ONCE = 100
/** Rooms that are archived or brought back by one command. */
export const MOST_ROOMS_AT_ONCE = 100
/** A name such as `example.org`, in lower case. */
export const DOMAIN =
  /^(?=.{1,253}$)[a-z0-9\p{L}]([a-z0-9\p{L}-]{0,61}[a-z0-9\p{L}])?(\.[a-z0-9\p{L}]([a-z0-9\p{L}-]{0,61}[a-z0-9\p{L}])?)*$/u

/** Rooms that are chosen for one guest at most. */
export const MOST_GUEST_ROOMS = 50
