import { type AddressInfo, createServer, type Server } from 'node:net'
import { type AddressObject, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, describe, expect, it } from 'vitest'
import { documentOf } from '../../test/fixtures/documents/small-document.js'
import { billEmail } from './bill-email.js'
import {
  createMailGateway,
  isMailAddress,
  MailUnavailable,
  type MailGateway,
  type MailMessage,
  messageIdOf,
} from './mail-gateway.js'
import { renderBillPdf } from './render-bill-pdf.js'

const open: { close: () => unknown }[] = []
afterEach(async () => {
  for (const each of open.splice(0)) await each.close()
})

interface Taken {
  readonly from: string
  readonly to: string[]
  readonly source: string
}

/** A real SMTP server on a free port, and a gateway to it. */
async function serving(options: SMTPServerOptions = {}): Promise<{ gateway: MailGateway; taken: Taken[]; url: string }> {
  const taken: Taken[] = []
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, callback) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        taken.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map((to) => to.address),
          source: Buffer.concat(chunks).toString('utf8'),
        })
        callback()
      })
    },
    ...options,
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const url = `smtp://127.0.0.1:${port}`
  const gateway = createMailGateway(url)
  open.push(gateway, { close: () => new Promise<void>((resolve) => server.close(resolve)) })
  return { gateway, taken, url }
}

/** A refusal as SMTPServer answers it. */
function answer(code: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode: code })
}

async function message(changes: Partial<MailMessage> = {}): Promise<MailMessage> {
  const bill = documentOf({})
  const { pdf } = await renderBillPdf(bill)
  const email = billEmail(bill, {
    from: 'City of Alder Creek <billing@aldercreek.example>',
    to: 'abena.odell@example.org',
    messageId: messageIdOf(4711, 'aldercreek.example'),
    pdf,
  })
  if (!email.ok) throw new Error(email.refusal.message)
  return { ...email.value, ...changes }
}

describe('sending', () => {
  it('hands over the message whole: text, HTML, the PDF to the byte', async () => {
    const { gateway, taken } = await serving()
    const sent = await message()
    expect(await gateway.send(sent)).toMatchObject({ status: 'sent', detail: expect.stringMatching(/^250 /) })
    expect(taken).toMatchObject([{ from: 'billing@aldercreek.example', to: ['abena.odell@example.org'] }])
    const mail = await simpleParser(taken[0]?.source ?? '')
    expect(mail.subject).toBe('City of Alder Creek: your bill, $31.80 due 1 Oct 2026')
    expect(mail.messageId).toBe('<bill-delivery-4711@aldercreek.example>')
    expect(mail.from?.text).toBe('"City of Alder Creek" <billing@aldercreek.example>')
    expect((mail.to as AddressObject).text).toBe('abena.odell@example.org')
    expect(mail.text?.trim()).toBe(sent.text.trim())
    expect(mail.html).toContain('Please pay $31.80 by 1 Oct 2026.')
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated')
    expect(mail.attachments).toHaveLength(1)
    expect(mail.attachments[0]).toMatchObject({ filename: 'bill-2026-09-000001.pdf', contentType: 'application/pdf' })
    expect(mail.attachments[0]?.content.equals(Buffer.from(sent.attachments[0]?.content ?? []))).toBe(true)
  })

  it('a second attempt has the same Message-ID, so that the receiver knows it', async () => {
    const { gateway, taken } = await serving()
    await gateway.send(await message())
    await gateway.send(await message())
    const ids = await Promise.all(taken.map(async (each) => (await simpleParser(each.source)).messageId))
    expect(ids).toEqual(['<bill-delivery-4711@aldercreek.example>', '<bill-delivery-4711@aldercreek.example>'])
  })

  it('a subject or name cannot begin another header', async () => {
    const { gateway, taken } = await serving()
    await gateway.send(await message({ subject: 'Bill\r\nBcc: thief@example.org\r\n\r\nHello' }))
    const mail = await simpleParser(taken[0]?.source ?? '')
    expect(mail.bcc).toBeUndefined()
    expect(taken[0]?.to).toEqual(['abena.odell@example.org'])
  })

  it.each([
    'a@example.org, b@example.org',
    'a@example.org\r\nBcc: b@example.org',
    'nobody',
    '',
    'A <a@example.org>',
    'a@localhost',
  ])('"%s" is refused before any server is asked', async (to) => {
    const { gateway, taken } = await serving()
    expect(await gateway.send(await message({ to }))).toMatchObject({ status: 'refused' })
    expect(taken).toEqual([])
  })
})

describe('addresses', () => {
  it.each(['a@b.co', 'first.last+tag@mail.example.org', "o'dell@example.org", 'ü@exämple.org', 'x_y-z@a-b.example'])(
    '%s is one',
    (text) => {
      expect(isMailAddress(text)).toBe(true)
    },
  )
  it.each(['a b@c.de', 'a@b', '@b.co', 'a@', 'a@@b.co', 'a@b.co ', 'a@b.co>', `${'x'.repeat(65)}@b.co`])('%s is none', (text) => {
    expect(isMailAddress(text)).toBe(false)
  })
})

describe('what a server answers', () => {
  it.each([
    ['an unknown mailbox', { onRcptTo: (_a, _s, done) => done(answer(550, 'no such user')) } satisfies SMTPServerOptions],
    [
      'a message it will not have',
      {
        onData: (stream, _s, done) => void stream.resume().on('end', () => done(answer(554, 'no such user'))),
      } satisfies SMTPServerOptions,
    ],
  ])('%s: refused for good, with its words', async (_name, options) => {
    const { gateway } = await serving(options)
    expect(await gateway.send(await message())).toEqual({ status: 'refused', detail: expect.stringContaining('no such user') })
  })

  it.each([
    ['try later, at the address', { onRcptTo: (_a, _s, done) => done(answer(451, 'greylisted')) } satisfies SMTPServerOptions],
    [
      'try later, at the message',
      {
        onData: (stream, _s, done) => void stream.resume().on('end', () => done(answer(452, 'disk full'))),
      } satisfies SMTPServerOptions,
    ],
    [
      'our sender is not welcome',
      { onMailFrom: (_a, _s, done) => done(answer(550, 'sender refused')) } satisfies SMTPServerOptions,
    ],
    ['nobody is welcome', { onConnect: (_s, done) => done(answer(554, 'go away')) } satisfies SMTPServerOptions],
  ])('%s: unavailable, to be tried again', async (_name, options) => {
    const { gateway } = await serving(options)
    await expect(gateway.send(await message())).rejects.toBeInstanceOf(MailUnavailable)
  })

  it('a sign-in that fails is our fault and not the address’s', async () => {
    const { url } = await serving({
      disabledCommands: ['STARTTLS'],
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(answer(535, 'wrong password')),
    })
    const gateway = createMailGateway(url.replace('//', '//user:wrong@'))
    open.push(gateway)
    await expect(gateway.send(await message())).rejects.toBeInstanceOf(MailUnavailable)
  })
})

describe('a server that does not answer', () => {
  it('is not there', async () => {
    const gateway = createMailGateway('smtp://127.0.0.1:1')
    open.push(gateway)
    await expect(gateway.send(await message())).rejects.toThrow(/did not take the message/)
  })

  it('is given up after the time it has', async () => {
    const silent: Server = createServer(() => undefined)
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const sockets = new Set<{ destroy: () => void }>()
    silent.on('connection', (socket) => sockets.add(socket))
    const { port } = silent.address() as AddressInfo
    const gateway = createMailGateway(`smtp://127.0.0.1:${port}`, { connect: 300, greeting: 300, silence: 300 })
    open.push(gateway, {
      close: () => {
        for (const socket of sockets) socket.destroy()
        return new Promise<void>((resolve) => silent.close(() => resolve()))
      },
    })
    const started = performance.now()
    await expect(gateway.send(await message())).rejects.toBeInstanceOf(MailUnavailable)
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})
