import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Server as NetServer } from 'node:net'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { freePort } from '../../scripts/free-port.js'
import { CaughtMailFolder } from './caught-mail.js'
import { CaughtTextFolder } from './caught-texts.js'
import { mailListPage, mailPage, textListPage } from './mail-pages.js'

export interface MailCatcher {
  readonly smtpPort: number
  readonly pagesPort: number
  readonly smtpUrl: string
  readonly pagesUrl: string
  /** Where text messages are posted to, in place of a provider. */
  readonly textsUrl: string
  close(): Promise<void>
}

const LIST_MAX = 500
const MESSAGE_BYTES_MAX = 30_000_000
const TEXT_BYTES_MAX = 20_000

/**
 * Takes mail by SMTP and text messages by HTTP and keeps them in a folder instead of sending them, with pages to look at
 * them: for a laptop, so that a demo reaches nobody. Both ports are this machine's own.
 */
export async function startMailCatcher(
  folder: string,
  preferred: { smtpPort?: number; pagesPort?: number },
): Promise<MailCatcher> {
  const mails = new CaughtMailFolder(folder)
  const texts = new CaughtTextFolder(join(folder, 'texts'))
  const smtp = createSmtp(mails)
  const smtpPort = await listening(smtp.listen(await freePort(preferred.smtpPort), '127.0.0.1'))
  const pages = createServer((request, response) => {
    answer(mails, texts, request, response).catch(() => response.writeHead(500).end())
  })
  const pagesPort = await listening(pages.listen(await freePort(preferred.pagesPort), '127.0.0.1'))
  return {
    smtpPort,
    pagesPort,
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    pagesUrl: `http://localhost:${pagesPort}`,
    textsUrl: `http://127.0.0.1:${pagesPort}/texts`,
    close: async () => {
      pages.closeAllConnections()
      await Promise.all([
        new Promise<void>((resolve) => smtp.close(() => resolve())),
        new Promise<void>((resolve) => pages.close(() => resolve())),
      ])
    },
  }
}

function createSmtp(mails: CaughtMailFolder): SMTPServer {
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    size: MESSAGE_BYTES_MAX,
    logger: false,
    onData: (stream, _session, callback) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        if (stream.sizeExceeded) callback(new Error('message too large'))
        else mails.keep(Buffer.concat(parts)).then(() => callback(), callback)
      })
    },
  })
  // A client that breaks off in mid sentence is no reason to stop.
  smtp.on('error', () => {})
  return smtp
}

async function answer(
  mails: CaughtMailFolder,
  texts: CaughtTextFolder,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // A name of another site that leads here is that site's attempt to read the mail through a browser.
  if (!/^(localhost|127\.0\.0\.1)(:\d+)?$/.test(request.headers.host ?? '')) return void response.writeHead(403).end()
  const path = new URL(request.url ?? '/', 'http://localhost').pathname
  const asked = /^\/messages\/([\w-]+)(?:\/(html|attachments\/(\d+)))?$/.exec(path)
  if (path === '/texts')
    return request.method === 'POST'
      ? takeText(texts, request, response)
      : html(response, textListPage(texts.list(LIST_MAX), texts.count()))
  if (path === '/') return html(response, mailListPage(mails.list(LIST_MAX), mails.count()))
  if (path === '/messages.json') {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(mails.list(LIST_MAX)))
    return
  }
  const mail = asked?.[1] === undefined ? undefined : await mails.read(asked[1])
  if (asked === null || mail === undefined) return html(response, 'There is no such message.', 404)
  if (asked[2] === undefined) return html(response, mailPage(asked[1] ?? '', mail))
  if (asked[2] === 'html') return html(response, mail.html || '')
  const attachment = mail.attachments[Number(asked[3])]
  if (attachment === undefined) return html(response, 'There is no such attachment.', 404)
  const name = encodeURIComponent(attachment.filename ?? 'attachment')
  const inline = attachment.contentType === 'application/pdf' ? 'inline' : 'attachment'
  response.writeHead(200, {
    'content-type': attachment.contentType,
    'content-disposition': `${inline}; filename*=UTF-8''${name}`,
    'x-content-type-options': 'nosniff',
  })
  response.end(attachment.content)
}

/** What a provider of text messages would answer. A page of another site cannot post JSON here without asking first, which is refused. */
async function takeText(texts: CaughtTextFolder, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length
    if (bytes > TEXT_BYTES_MAX) return void response.writeHead(413).end()
    parts.push(part)
  }
  const isJson = request.headers['content-type']?.startsWith('application/json') === true
  const kept = isJson ? texts.keep(Buffer.concat(parts).toString('utf8')) : undefined
  if (kept === undefined) return void response.writeHead(400).end('A text message is JSON with reference, to and text.')
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ reference: kept.id }))
}

function html(response: ServerResponse, text: string, status = 200): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'",
    'x-content-type-options': 'nosniff',
  })
  response.end(text)
}

function listening(server: Server | NetServer): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.once('listening', () => resolve((server.address() as AddressInfo).port))
  })
}
