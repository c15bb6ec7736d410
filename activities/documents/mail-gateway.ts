import nodemailer from 'nodemailer'

/** An e-mail as it is handed to a gateway. Addresses are single ones; `from` may be `Name <address>`. */
export interface MailMessage {
  /** The `Message-ID`, brackets included; the same for every attempt of one delivery (`messageIdOf`). */
  readonly messageId: string
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly attachments: readonly MailAttachment[]
}

export interface MailAttachment {
  readonly fileName: string
  readonly mediaType: string
  readonly content: Uint8Array
}

/** `sent`: the server took it. `refused`: it never will, and trying again is no use. `detail` is what the server said. */
export interface MailResult {
  readonly status: 'sent' | 'refused'
  readonly detail: string
}

/** Where e-mail leaves Penstock. */
export interface MailGateway {
  /**
   * Sends one message to one address. Throws `MailUnavailable` where it is not known that it was sent: no connection, a time-out, or
   * a server that says "later". The caller tries again with the same message; its id lets the receiver drop a second copy.
   */
  send(message: MailMessage): Promise<MailResult>
  /** Closes idle connections. */
  close(): void
}

/** The mail could not be handed over now. */
export class MailUnavailable extends Error {
  constructor(detail: string, cause: unknown) {
    super(`The mail server did not take the message: ${detail}`, { cause })
    this.name = 'MailUnavailable'
  }
}

/** Milliseconds a server has for each step. A run sends thousands: a silent server must not hold it up. */
export interface MailTimeouts {
  readonly connect: number
  readonly greeting: number
  readonly silence: number
}

const TIMEOUTS: MailTimeouts = { connect: 10_000, greeting: 10_000, silence: 30_000 }

/** The id of a delivery's message: the same delivery, the same id, at any attempt. */
export function messageIdOf(deliveryId: string | number, domain: string): string {
  return `<bill-delivery-${deliveryId}@${domain}>`
}

/** One address and nothing else: no list, no comment, no line break that would begin another header. */
export function isMailAddress(text: string): boolean {
  return (
    text.length <= 254 && /^[^\s@<>()[\]\\,;:"\p{Cc}]{1,64}@[^\s@<>()[\]\\,;:"\p{Cc}]+\.[^\s@<>()[\]\\,;:"\p{Cc}.]+$/u.test(text)
  )
}

/**
 * A gateway over SMTP. The URL is nodemailer's: `smtp://user:password@host:587` (STARTTLS where offered; `?requireTLS=true` insists),
 * `smtps://host:465`. Connections are pooled and reused.
 */
export function createMailGateway(smtpUrl: string, timeouts: MailTimeouts = TIMEOUTS): MailGateway {
  const transport = nodemailer.createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 4,
    connectionTimeout: timeouts.connect,
    greetingTimeout: timeouts.greeting,
    socketTimeout: timeouts.silence,
    // What a message holds is given in full: nothing in it may make this process read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send(message) {
      if (!isMailAddress(message.to)) return { status: 'refused', detail: 'The address is not an e-mail address.' }
      try {
        const answer = await transport.sendMail({
          messageId: message.messageId,
          from: message.from,
          to: { name: '', address: message.to },
          subject: message.subject,
          text: message.text,
          html: message.html,
          headers: { 'Auto-Submitted': 'auto-generated' },
          attachments: message.attachments.map(({ fileName, mediaType, content }) => ({
            filename: fileName,
            contentType: mediaType,
            content: Buffer.from(content),
          })),
        })
        return { status: 'sent', detail: answer.response }
      } catch (error) {
        return refusalOf(error)
      }
    },
    close: () => transport.close(),
  }
}

/** Steps whose refusal is about this address or this message. A refused greeting, sign-in or sender is about the installation. */
const ABOUT_THE_MESSAGE = new Set<unknown>(['RCPT TO', 'DATA'])

/** A final "no" to this message as a value; anything else is thrown, so that no customer is marked unreachable for our own fault. */
function refusalOf(error: unknown): MailResult {
  const { command, responseCode, response, message } = error as Record<string, unknown>
  const detail = typeof response === 'string' && response !== '' ? response : String(message)
  if (typeof responseCode === 'number' && responseCode >= 500 && ABOUT_THE_MESSAGE.has(command))
    return { status: 'refused', detail }
  throw new MailUnavailable(detail, error)
}
