import type { BillDocument } from '../../domain/documents/bill-document.js'
import { type BillView, billView } from '../../domain/documents/bill-view.js'
import { done, type Outcome, refused } from '../../domain/kernel/outcome.js'
import { html } from './html-template.js'
import type { MailMessage } from './mail-gateway.js'
import { renderBillText } from './render-bill-text.js'

/** `bill-2026-09-000004.pdf`: letters, digits, dots and hyphens only, whatever the bill number holds. */
export function billFileName(billNumber: string, extension = 'pdf'): string {
  const safe = billNumber
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9.-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
  return `bill-${safe === '' ? 'unnumbered' : safe.slice(0, 80)}.${extension}`
}

export interface BillEmailParts {
  readonly from: string
  readonly to: string
  readonly messageId: string
  readonly pdf: Uint8Array
  /** Where the customer sees and pays the bill; left out where there is no portal. */
  readonly onlineAddress?: string
}

function subject(bill: BillDocument, view: BillView): string {
  const { texts, headline, slip } = view
  const due = slip.facts.find((fact) => fact.label === texts.slip.due)?.text
  if (headline.kind === 'due' && due !== undefined) return texts.email.subjectDue(view.utility.name, headline.figure, due)
  const billDate = view.facts.find((fact) => fact.label === texts.facts.billDate)?.text ?? bill.issuedOn
  return texts.email.subjectNothing(view.utility.name, billDate)
}

function opening(view: BillView): string {
  const { email, slip } = view.texts
  if (view.headline.kind === 'credit') return email.credit(view.headline.figure)
  if (view.headline.kind === 'nothing') return email.nothing
  return email.due(view.headline.figure, view.slip.facts.find((fact) => fact.label === slip.due)?.text ?? '')
}

/** The letter's sentences, one a paragraph. */
function paragraphs(bill: BillDocument, view: BillView, parts: BillEmailParts): string[] {
  const { email } = view.texts
  return [
    email.greeting(view.customerName),
    opening(view),
    ...(bill.replacesBillNumber === undefined ? [] : [email.replaces(bill.replacesBillNumber)]),
    email.attached(billFileName(bill.billNumber)),
    ...(parts.onlineAddress === undefined ? [] : [email.online(parts.onlineAddress)]),
    ...(view.questions.length === 0 ? [] : [email.questions(view.questions.join(' · '))]),
  ]
}

/**
 * The e-mail that brings a bill: the amount and day in subject and first sentence, the PDF attached, the whole bill
 * in the plain text for readers without it. Refused with BILL_NOT_ISSUED for drafts and cancelled bills: nobody is
 * asked to pay those.
 */
export function billEmail(bill: BillDocument, parts: BillEmailParts): Outcome<MailMessage, 'BILL_NOT_ISSUED'> {
  if (bill.state !== 'issued') {
    return refused('BILL_NOT_ISSUED', `Bill ${bill.billNumber} is ${bill.state}; only an issued bill is sent.`, {
      billNumber: bill.billNumber,
      state: bill.state,
    })
  }
  const view = billView(bill)
  const { texts } = view
  const said = paragraphs(bill, view, parts)
  const body = html`<!doctype html>
<html lang="${texts.language}" dir="${texts.direction}"><head><meta charset="utf-8"><title>${view.documentTitle}</title></head>
<body style="margin:0;padding:24px;color:#1b2a32;font:16px/1.5 Arial,sans-serif"><div style="max-width:560px;margin:0 auto;border-top:4px solid #0b4f6c;padding-top:16px">
<p style="color:#0b4f6c;font-size:20px;font-weight:bold;margin:0 0 16px">${view.utility.name}</p>
${said.map(
  (paragraph) => html`<p style="margin:0 0 12px">${paragraph}</p>
`,
)}<p style="margin:24px 0 0;color:#56666f;font-size:13px">${texts.email.automatic}</p></div></body></html>
`
  return done({
    messageId: parts.messageId,
    from: parts.from,
    to: parts.to,
    subject: subject(bill, view),
    text: `${said.join('\n\n')}\n\n${'-'.repeat(72)}\n${renderBillText(bill)}\n${texts.email.automatic}\n`,
    html: body.markup,
    attachments: [{ fileName: billFileName(bill.billNumber), mediaType: 'application/pdf', content: parts.pdf }],
  })
}
