import type { ParsedMail } from 'mailparser'
import type { CaughtMail } from './caught-mail.js'
import type { CaughtText } from './caught-texts.js'

/** The list of caught messages as a page. */
export function mailListPage(mails: readonly CaughtMail[], total: number): string {
  const rows = mails.map(
    (mail) =>
      `<tr><td>${escaped(mail.receivedAt.slice(0, 19).replace('T', ' '))}</td><td>${escaped(mail.to)}</td>` +
      `<td><a href="/messages/${mail.id}">${escaped(mail.subject || '(no subject)')}</a></td><td>${escaped(mail.attachments.join(', '))}</td></tr>`,
  )
  const note = total > mails.length ? `<p>The newest ${mails.length} of ${total}.</p>` : ''
  const table =
    total === 0
      ? '<p>No mail yet. Bills of customers who chose e-mail arrive here when a run has issued them.</p>'
      : `<table><thead><tr><th>Received (UTC)</th><th>To</th><th>Subject</th><th>Attachments</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
  return page(
    'Caught mail',
    `<p>This system sends no mail: what it would send is kept here. <a href="/texts">Text messages</a></p>${table}${note}`,
  )
}

/** The caught text messages as a page. */
export function textListPage(texts: readonly CaughtText[], total: number): string {
  const rows = texts.map(
    (text) =>
      `<tr><td>${escaped(text.receivedAt.slice(0, 19).replace('T', ' '))}</td><td>${escaped(text.to)}</td><td>${escaped(text.text)}</td></tr>`,
  )
  const note = total > texts.length ? `<p>The newest ${texts.length} of ${total}.</p>` : ''
  const table =
    total === 0
      ? '<p>No text messages yet. Messages of customers who chose them arrive here.</p>'
      : `<table><thead><tr><th>Received (UTC)</th><th>To</th><th>Text</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
  return page(
    'Caught text messages',
    `<p>No telephone gets these: this page stands in for a provider of text messages. <a href="/">Mail</a></p>${table}${note}`,
  )
}

/** One message as a page: its text, or its HTML in a frame of its own, and its attachments. */
export function mailPage(id: string, mail: ParsedMail): string {
  const attachments = mail.attachments.map(
    (each, index) =>
      `<li><a href="/messages/${id}/attachments/${index}">${escaped(each.filename ?? `attachment ${index + 1}`)}</a></li>`,
  )
  const body =
    mail.html === false
      ? `<pre>${escaped(mail.text ?? '')}</pre>`
      : `<iframe sandbox src="/messages/${id}/html" title="The message"></iframe>`
  return page(
    mail.subject ?? '(no subject)',
    `<p><a href="/">All mail</a></p>
     <dl><dt>From</dt><dd>${escaped(mail.from?.text ?? '')}</dd>
     <dt>To</dt><dd>${escaped(
       [mail.to ?? []]
         .flat()
         .map((each) => each.text)
         .join(', '),
     )}</dd></dl>
     ${attachments.length === 0 ? '' : `<ul>${attachments.join('')}</ul>`}${body}`,
  )
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title><style>
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #1c2733 }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid #d5dbe1 }
pre { white-space: pre-wrap } iframe { width: 100%; height: 70vh; border: 1px solid #d5dbe1 } dt { font-weight: 600 } dd { margin: 0 0 .5rem }
</style></head><body><h1>${escaped(title)}</h1>${body}</body></html>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
