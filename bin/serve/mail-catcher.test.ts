import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type MailCatcher, startMailCatcher } from './mail-catcher.js'

let folder: string
let catcher: MailCatcher
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'penstock-mail-'))
  catcher = await startMailCatcher(folder, {})
  const transport = createTransport(catcher.smtpUrl)
  await transport.sendMail({
    from: 'Utility <billing@utility.example>',
    to: 'Zoë <zoe@customer.example>',
    subject: 'Your bill <script>alert(1)</script>',
    text: 'Total due: 12.50',
    attachments: [{ filename: 'bill é.pdf', content: Buffer.from('%PDF-1.7'), contentType: 'application/pdf' }],
  })
  await transport.sendMail({
    from: 'a@b.example',
    to: 'c@d.example',
    subject: 'With HTML',
    html: '<b>bold</b><script>alert(1)</script>',
  })
  transport.close()
})
afterAll(async () => {
  await catcher.close()
  rmSync(folder, { recursive: true, force: true })
})

const get = (path: string): Promise<Response> => fetch(`http://127.0.0.1:${catcher.pagesPort}${path}`)
const messages = async () =>
  (await (await get('/messages.json')).json()) as { id: string; to: string; subject: string; attachments: string[] }[]

describe('the mail catcher', () => {
  it('keeps what is sent, newest first', async () => {
    expect(await messages()).toMatchObject([
      { subject: 'With HTML', attachments: [] },
      { to: '"Zoë" <zoe@customer.example>', subject: 'Your bill <script>alert(1)</script>', attachments: ['bill é.pdf'] },
    ])
  })

  it('shows a list and a message without running what they hold', async () => {
    const list = await get('/')
    expect(list.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await list.text()).toContain('Your bill &lt;script&gt;alert(1)&lt;/script&gt;')
    const [withHtml, bill] = await messages()
    const page = await (await get(`/messages/${bill?.id}`)).text()
    expect(page).toContain('Total due: 12.50')
    expect(page).not.toContain('<script>')
    expect(await (await get(`/messages/${withHtml?.id}`)).text()).toContain(
      `<iframe sandbox src="/messages/${withHtml?.id}/html"`,
    )
  })

  it('gives an attachment as it came', async () => {
    const bill = (await messages())[1]
    const response = await get(`/messages/${bill?.id}/attachments/0`)
    expect(response.headers.get('content-type')).toBe('application/pdf')
    expect(await response.text()).toBe('%PDF-1.7')
  })

  it.each(['/messages/none', '/messages/..%2F..%2Fetc%2Fpasswd', '/messages/none/html', '/elsewhere'])(
    'answers 404 to %s',
    async (path) => {
      expect((await get(path)).status).toBe(404)
    },
  )
})

describe('text messages', () => {
  const post = (body: string, type = 'application/json'): Promise<Response> =>
    fetch(catcher.textsUrl, { method: 'POST', body, headers: { 'content-type': type } })

  it('are taken as a provider would take them, once for a reference, and shown without running what they hold', async () => {
    expect(await (await get('/texts')).text()).toContain('No text messages yet.')
    const text = { reference: 'message-7', to: '+15415550100', text: 'Hola <script>alert(1)</script>' }
    for (let time = 0; time < 2; time += 1) {
      const answer = await post(JSON.stringify(text))
      expect([answer.status, await answer.json()]).toEqual([200, { reference: 'message-7' }])
    }
    const page = await (await get('/texts')).text()
    expect(page.match(/<td>\+15415550100/g)).toHaveLength(1)
    expect(page).toContain('Hola &lt;script&gt;')
    expect(page).toContain('No telephone gets these')
  })

  it.each([
    ['no JSON', '{', 'application/json', 400],
    ['no number', '{"reference":"x","text":"y"}', 'application/json', 400],
    ['what a form of another site could send', '{"reference":"x","to":"1","text":"y"}', 'text/plain', 400],
    ['far too long', JSON.stringify({ reference: 'x', to: '1', text: 'y'.repeat(30_000) }), 'application/json', 413],
  ])('that are %s are refused', async (_name, body, type, status) => {
    expect((await post(body, type)).status).toBe(status)
  })
})
