import { html } from './html-template.js'
import type { MailMessage } from './mail-gateway.js'

export interface MessageEmailParts {
  readonly messageId: number
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly body: string
  readonly language: string
  readonly utilityName: string
}

/** The domain of a sender written as an address or as `Name <address>`. */
export function mailDomainOf(from: string): string {
  return /@([^>\s]+)>?\s*$/.exec(from)?.[1] ?? 'localhost'
}

/** A message as an e-mail: its text as it stands, and the same as HTML with every character escaped. */
export function messageEmail(parts: MessageEmailParts): MailMessage {
  const paragraphs = parts.body.split(/\n{2,}/).map((paragraph) => paragraph.split('\n'))
  const page = html`<!doctype html>
<html lang="${parts.language}"><head><meta charset="utf-8"><title>${parts.subject}</title></head>
<body style="margin:0;padding:24px;color:#1b2a32;font:16px/1.5 Arial,sans-serif"><div style="max-width:560px;margin:0 auto;border-top:4px solid #0b4f6c;padding-top:16px">
<p style="color:#0b4f6c;font-size:20px;font-weight:bold;margin:0 0 16px">${parts.utilityName}</p>
${paragraphs.map(
  (lines) => html`<p style="margin:0 0 12px">${lines.map((line, index) => (index === 0 ? html`${line}` : html`<br>${line}`))}</p>
`,
)}</div></body></html>
`
  return {
    messageId: `<message-${parts.messageId}@${mailDomainOf(parts.from)}>`,
    from: parts.from,
    to: parts.to,
    subject: parts.subject,
    text: `${parts.body}\n`,
    html: page.markup,
    attachments: [],
  }
}
