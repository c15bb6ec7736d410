import type { BillDocument } from '../../domain/documents/bill-document.js'
import { type BillView, billView } from '../../domain/documents/bill-view.js'
import { BILL_STYLE } from './bill-html-style.js'
import { html, type SafeHtml } from './html-template.js'
import { serviceHtml } from './service-html.js'

function list(heading: string, entries: readonly string[]): SafeHtml | undefined {
  if (entries.length === 0) return undefined
  return html`<section><h2>${heading}</h2>${entries.map((entry) => html`<p>${entry}</p>`)}</section>
`
}

function head(view: BillView): SafeHtml {
  const { texts, utility, headline } = view
  return html`<div class="top"><header><p class="utility">${utility.name}</p><p class="muted">${utility.addressLines.join(', ')}</p>
${view.questions.length === 0 ? undefined : html`<p class="muted"><strong>${texts.payment.questions}</strong> ${view.questions.join(' · ')}</p>`}</header>
<div><h1>${texts.title}</h1><dl class="facts">${view.facts.map((fact) => html`<dt>${fact.label}</dt><dd>${fact.text}</dd>`)}</dl></div>
<address class="name"><bdi>${view.customerName}</bdi>${view.mailingLines.map((line) => html`<br><bdi>${line}</bdi>`)}</address>
<div class="panel ${headline.kind}"><span>${headline.label}</span><strong class="figure">${headline.figure}</strong><span class="detail">${headline.detail}</span></div></div>
`
}

function summary(view: BillView): SafeHtml {
  const { texts } = view
  const row = (label: string, amount: string, kind: string) =>
    html`<tr class="${kind}"><th scope="row">${label}</th><td class="num">${amount}</td></tr>
`
  return html`<section><h2>${texts.summary.heading}</h2><p class="muted place">${view.place}</p><table><caption class="hidden">${texts.summary.heading}</caption>
<thead class="hidden"><tr><th scope="col">${texts.block.item}</th><th scope="col">${texts.block.amount}</th></tr></thead>
<tbody>${view.summary.map((entry) => row(entry.label, entry.amount, entry.kind))}</tbody></table></section>
`
}

function activity(view: BillView): SafeHtml | undefined {
  if (view.activity.length === 0) return undefined
  const { activity: words } = view.texts
  return html`<section class="service"><h2>${words.heading}</h2><table><caption class="hidden">${words.heading}</caption><thead><tr><th scope="col">${words.date}</th><th scope="col">${words.what}</th><th scope="col" class="num">${words.amount}</th></tr></thead>
<tbody>${view.activity.map(
    (row) => html`<tr><td class="num">${row.date}</td><td>${row.text}</td><td class="num">${row.amount}</td></tr>
`,
  )}<tr class="sum"><th scope="row" colspan="2">${words.sum}</th><td class="num">${view.activitySum}</td></tr></tbody></table></section>
`
}

function slip(view: BillView): SafeHtml {
  const { slip: words } = view.texts
  if (view.slip.scanLine === undefined) return html`<section class="slip"><p><strong>${view.slip.notice}</strong></p></section>`
  return html`<section class="slip"><h2>${words.heading}</h2><div class="pair"><div><p class="muted">${words.remitTo}</p><address>${view.slip.remitLines.map(
    (line, index) => (index === 0 ? html`${line}` : html`<br>${line}`),
  )}</address></div><dl class="facts">${view.slip.facts.map((fact) => html`<dt>${fact.label}</dt><dd>${fact.text}</dd>`)}</dl></div></section>`
}

/**
 * The bill as one HTML page: no scripts, no links to anything, every text escaped, one style sheet that a content policy
 * allows by its hash (`BILL_CONTENT_POLICY` beside it). Reads on a phone of 390 px and with a screen reader: tables
 * have heads, the chart has its figures as a table.
 */
export function renderBillHtml(bill: BillDocument): string {
  const view = billView(bill)
  const { texts } = view
  const banner = view.watermark === undefined ? undefined : html`<p class="banner">${view.watermark}</p>`
  const page = html`<!doctype html>
<html lang="${texts.language}" dir="${texts.direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${view.documentTitle}</title>${BILL_STYLE}</head>
<body><main>${banner}${head(view)}${view.notices.map((notice) => html`<p class="warm">${notice}</p>`)}
<div class="pair">${summary(view)}<div>${list(texts.changes.heading, view.changes)}${list(texts.payment.heading, view.waysToPay)}${list(texts.messages, view.messages)}</div></div>
${activity(view)}${view.services.map((service) => serviceHtml(service, texts))}${slip(view)}
</main></body></html>
`
  return page.markup
}
