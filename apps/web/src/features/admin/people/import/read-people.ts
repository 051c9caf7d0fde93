import { type CommandInput, MOST_IMPORTED, type Person } from '@parley/protocol'
import { parseCsv } from './parse-csv.ts'

type Row = CommandInput<'invites.import'>['rows'][number]

/** What is wrong with a row by itself, or beside the others: `tellDoubles`. */
export type Mistake = 'noName' | 'noHandle' | 'doubledHandle' | 'doubledEmail' | 'unknownRole'

export interface ListedPerson extends Row {
  /** Of the file, from 1. */
  readonly line: number
  readonly mistake: Mistake | null
  /** The line that says the same, or the word that is no role. */
  readonly detail: string
}

export interface PeopleList {
  readonly people: readonly ListedPerson[]
  /** How many more there are than are read at once. */
  readonly left: number
}

const COLUMNS = ['displayName', 'email', 'handle', 'role'] as const
type Column = (typeof COLUMNS)[number]

/** How spreadsheets head these columns, in English and Chinese, without spaces and in lower case. */
const HEADS: Readonly<Record<Column, readonly string[]>> = {
  displayName: ['name', 'displayname', 'fullname', '姓名', '名字', '名称', '显示名', '显示名称', '昵称'],
  email: [
    'email',
    'e-mail',
    'mail',
    'emailaddress',
    'e-mailaddress',
    '邮箱',
    '电子邮箱',
    '电子邮件',
    '邮件',
    '邮箱地址',
  ],
  handle: ['handle', 'username', 'user', 'login', 'account', '用户名', '账号', '帐号', '账户', '登录名'],
  role: ['role', '角色', '身份', '权限'],
}

const ROLES: readonly { readonly role: Person['role']; readonly words: readonly string[] }[] = [
  { role: 'owner', words: ['owner', '所有者', '拥有者'] },
  { role: 'admin', words: ['admin', 'administrator', '管理员'] },
  { role: 'moderator', words: ['moderator', '协管员', '版主'] },
  { role: 'member', words: ['member', 'user', '', '成员', '普通成员', '用户'] },
]

/**
 * The people of a list. Without a head the columns are name, email, user name and role. Where there is no user name, the first
 * half of the address is taken.
 */
export function readPeople(text: string): PeopleList {
  const [first, ...rest] = parseCsv(text)
  if (first === undefined) return { people: [], left: 0 }
  const head = first.cells.map(columnOf)
  const hasHead = head.some((column) => column !== null)
  const columns: readonly (Column | null)[] = hasHead ? head : COLUMNS
  const rows = hasHead ? rest : [first, ...rest]
  const people = rows.slice(0, MOST_IMPORTED).map(({ line, cells }): ListedPerson => {
    const cell = (column: Column) => cells[columns.indexOf(column)] ?? ''
    const email = cell('email')
    const handle = (cell('handle') || handleOf(email)).replace(/^@/, '').toLowerCase()
    const roleWord = cell('role').toLowerCase()
    const role = ROLES.find(({ words }) => words.includes(roleWord))?.role
    const displayName = cell('displayName') || handle
    const row = { line, displayName, handle, ...(email !== '' && { email }), ...(role && { role }) }
    return { ...row, ...findMistake(row, roleWord) }
  })
  return { people, left: Math.max(0, rows.length - MOST_IMPORTED) }
}

function columnOf(cell: string): Column | null {
  const word = cell.replace(/[\s_]+/g, '').toLowerCase()
  return COLUMNS.find((column) => HEADS[column].includes(word)) ?? null
}

/** The first half of an address as a user name can be written; empty where nothing of it can. */
function handleOf(email: string): string {
  const [half = ''] = email.split('@')
  return half
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9._-]/g, '')
    .replace(/^[._-]+/, '')
    .slice(0, 32)
}

function findMistake({ displayName, handle, role }: Row, roleWord: string): Pick<ListedPerson, 'mistake' | 'detail'> {
  if (handle === '') return { mistake: displayName === '' ? 'noName' : 'noHandle', detail: '' }
  return role === undefined ? { mistake: 'unknownRole', detail: roleWord } : { mistake: null, detail: '' }
}
