import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { makeRoom } from '../people/as-program.ts'
import { unique } from '../people/names.ts'
import { expect } from '../stack/test.ts'
import { test, type WorkedServers } from '../stack/worker-test.ts'

const POSTS = 3_000
const WITHIN = { timeout: 120_000 }
const jobs = (page: Page) => page.getByTestId('job')

/** What Mattermost exports of one channel, a line a post. */
function mattermost(channel: string): Buffer {
  const posts = Array.from({ length: POSTS }, (_, index) => ({
    type: 'post',
    post: { team: 't', channel, user: 'ines', message: `post ${index}`, create_at: 1_600_000_000_000 + index * 1_000 },
  }))
  const user = { username: 'ines', teams: [{ name: 't', channels: [{ name: channel, roles: '' }] }] }
  const lines = [
    { type: 'version', version: 1 },
    { type: 'channel', channel: { team: 't', name: channel, display_name: channel, type: 'O' } },
    { type: 'user', user },
    ...posts,
  ]
  return Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
}

/** Kills the worker while the page shows that a job runs, and starts another one. */
async function diesInTheMidst({ slows, hurries, startWorker }: WorkedServers, page: Page): Promise<void> {
  await slows()
  const worker = await startWorker()
  await expect(jobs(page).first()).toHaveAttribute('data-state', 'running', WITHIN)
  await worker.kill('SIGKILL')
  // Nobody says that it ended: it has not.
  await expect(jobs(page).first()).toHaveAttribute('data-state', 'running')
  await hurries()
  await startWorker()
}

test('imports from Mattermost and of our own export, an export and what is kept go on where a killed worker left them', async ({
  workedStack,
  newPersonIn,
}) => {
  test.slow()
  const admin = await newPersonIn(workedStack, 'Olga Owner')
  const member = await newPersonIn(workedStack, '周启明')
  const room = unique('long')
  await makeRoom(unique('other'), member)
  const { page } = admin
  await admin.arrives('/admin/data')
  const upload = (name: string, buffer: Buffer) =>
    page.getByTestId('import-file').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })

  // The look at the file.
  await upload('bulk.jsonl', mattermost(room))
  const dialog = page.getByTestId('import-dialog')
  await expect(dialog.getByTestId('job-progress')).toBeVisible()
  await diesInTheMidst(workedStack, page)
  await expect(dialog.getByTestId('import-plan')).toBeVisible(WITHIN)
  await expect(dialog).toContainText('Import from Mattermost')
  await expect(dialog.getByTestId('import-room')).toHaveText([new RegExp(`#${room}3,000$`)])

  // The import itself. The worker that looked is ended first, so that the next one begins it.
  await workedStack.endWorkers()
  await dialog.getByTestId('start-import').click()
  await expect(jobs(page).first()).toHaveAttribute('data-state', 'waiting')
  await diesInTheMidst(workedStack, page)
  await expect(jobs(page).first()).toHaveAttribute('data-state', 'done', WITHIN)
  await expect(jobs(page).first().getByTestId('job-counts')).toHaveText('3,000 messages, 1 room, 1 person')
  await member.joinsRoom(room)
  await member.sees(`post ${POSTS - 1}`)

  // An export.
  await workedStack.endWorkers()
  await page.getByTestId('export-everything').click()
  await expect(jobs(page).first()).toHaveAttribute('data-state', 'waiting')
  await diesInTheMidst(workedStack, page)
  await expect(jobs(page).first()).toHaveAttribute('data-state', 'done', WITHIN)
  const download = page.waitForEvent('download')
  await jobs(page).first().getByTestId('download-export').click()
  const archive = await (await download).path()
  const lines = execFileSync('tar', ['xzOf', archive, '--wildcards', 'messages/*'], { maxBuffer: 100_000_000 })
  const bodies = lines.toString('utf8').match(/"body":"post \d+"/g) ?? []
  expect([bodies.length, new Set(bodies).size]).toEqual([POSTS, POSTS])

  // The same brought in again: rooms of the same name are called otherwise.
  await upload('parley.tar.gz', readFileSync(archive))
  await expect(dialog.getByTestId('import-plan')).toBeVisible(WITHIN)
  await expect(dialog).toContainText('Import from Parley')
  await expect(dialog.getByTestId('import-room').filter({ hasText: room })).toContainText(`#${room}-2`)
  await dialog.getByTestId('start-import').click()
  await expect(dialog).toHaveCount(0)
  await expect(jobs(page).first()).toHaveAttribute('data-state', 'done', WITHIN)

  // What is older than it is kept goes from the page of whoever reads it, after it was counted.
  await workedStack.endWorkers()
  await member.sends('What stays')
  await admin.arrives('/admin/settings')
  await page.getByTestId('setting-retention.days').fill('30')
  await page.getByTestId('save-settings').click()
  await expect(page.getByTestId('confirm-dialog')).toContainText('6,000 messages in 2 rooms are older')
  await page.getByTestId('confirm-dialog').getByTestId('confirm').click()
  await expect(page.getByTestId('save-bar')).toHaveCount(0)
  await admin.arrives('/admin/data')
  await workedStack.slows()
  const worker = await workedStack.startWorker()
  // It begins by itself, and the page looks now and then.
  await expect(jobs(page).first()).toContainText('Deletion of old messages', WITHIN)
  await worker.kill('SIGKILL')
  await workedStack.hurries()
  await workedStack.startWorker()
  await member.seesNot(`post ${POSTS - 1}`)
  await expect(jobs(page).first()).toHaveAttribute('data-state', 'done', WITHIN)
  await expect(jobs(page).first().getByTestId('job-counts')).toHaveText('6,000 messages, 2 rooms')
  await member.sees('What stays')
})
