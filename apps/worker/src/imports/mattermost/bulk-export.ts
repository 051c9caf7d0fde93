/** A bulk export of one channel with so many messages, every seventh a reply, not in the order of time. */
export function bulkExport(messages: number): Buffer {
  const lines: object[] = [
    { type: 'version', version: 1 },
    { type: 'channel', channel: { team: 't', name: 'long', display_name: 'Long talk', type: 'O', header: '' } },
    {
      type: 'user',
      user: {
        username: 'ines',
        email: 'ines@example.org',
        teams: [{ name: 't', channels: [{ name: 'long', roles: '' }] }],
      },
    },
  ]
  for (let index = 0; index < messages; index++) {
    const time = 1_600_000_000_000 + ((index * 7919) % messages) * 1000
    const replies = index % 7 === 0 ? [{ user: 'ghost', message: `reply to ${time}`, create_at: time + 500 }] : []
    lines.push({
      type: 'post',
      post: { team: 't', channel: 'long', user: 'ines', message: `said at ${time}`, create_at: time, replies },
    })
  }
  return Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
}
