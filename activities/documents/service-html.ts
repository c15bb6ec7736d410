import type { BillTexts } from '../../domain/documents/bill-texts.js'
import type { LineRow, MeterRow, ServiceView } from '../../domain/documents/service-view.js'
import type { UsageBar, UsageChart } from '../../domain/documents/usage-chart.js'
import { html, type SafeHtml } from './html-template.js'

const SLOT = 24
const BARS = 70
const FOOT = 24
const HEAD = 14

function bar(item: UsageBar, index: number, zero: number, scale: number, width: number): SafeHtml {
  const height = Math.max(Math.abs(item.share) * scale, 0.8)
  const top = item.share < 0 ? zero : zero - height
  const centre = index * SLOT + SLOT / 2
  const half = item.valueText.length * 2.8
  const figureAt = Math.max(Math.min(centre, width - half), half)
  const at = (value: number) => value.toFixed(1)
  return html`<rect class="${item.tone}" x="${at(index * SLOT + 3)}" y="${at(top)}" width="${SLOT - 6}" height="${at(height)}"/>
${item.hasFigure ? html`<text class="${item.tone}" x="${at(figureAt)}" y="${at(Math.min(top, zero) - 3)}">${item.valueText}</text>` : undefined}
<text x="${at(centre)}" y="${HEAD + BARS + 11}">${item.month}</text>${
    item.year === undefined ? undefined : html`<text x="${at(centre)}" y="${HEAD + BARS + 21}">${item.year}</text>`
  }
`
}

/** Bars with their figures, and the same as a table for whoever cannot see them. */
function chartHtml(chart: UsageChart, texts: BillTexts): SafeHtml {
  const lowest = Math.min(0, ...chart.bars.map((item) => item.share))
  const scale = BARS / (1 - lowest)
  const zero = HEAD + scale
  const yearAgo = chart.bars.some((item) => item.tone === 'year_ago')
  const heading = texts.chart.heading(chart.unit)
  return html`<figure class="chart"><figcaption>${heading}<span class="legend"><span class="key this"></span>${texts.chart.thisBill}${
    yearAgo ? html`<span class="key year_ago"></span>${texts.chart.yearAgo}` : undefined
  }</span></figcaption>
<svg viewBox="0 0 ${chart.bars.length * SLOT} ${HEAD + BARS + FOOT}" aria-hidden="true" focusable="false">
${chart.bars.map((item, index) => bar(item, index, zero, scale, chart.bars.length * SLOT))}</svg>
<details><summary>${texts.chart.asTable}</summary><table><caption class="hidden">${heading}</caption>
<thead><tr><th scope="col">${texts.chart.period}</th><th scope="col" class="num">${texts.chart.days}</th><th scope="col" class="num">${chart.unit}</th></tr></thead>
<tbody>${chart.bars.map(
    (
      item,
    ) => html`<tr><th scope="row">${item.periodToText}</th><td class="num">${item.days}</td><td class="num">${item.valueText}</td></tr>
`,
  )}</tbody></table></details></figure>`
}

function meterHtml(row: MeterRow, texts: BillTexts): SafeHtml {
  const kind =
    row.kind === 'estimated'
      ? html`<strong class="small warm">${row.kindText}</strong>`
      : html`<span class="small">${row.kindText}</span>`
  return html`<tr><th scope="row">${row.meter}<span class="small">${row.note}</span></th><td class="num">${row.previousValue}<span class="small">${row.previousDate}</span></td><td class="num">${row.currentValue}<span class="small">${row.currentDate}</span>${kind}</td><td class="num"><strong>${row.use}</strong><span class="small"><span class="hidden">${texts.block.multiplier} </span>${row.multiplier}</span></td></tr>
`
}

function metersHtml(view: ServiceView, texts: BillTexts): SafeHtml | undefined {
  if (view.meters.length === 0) return undefined
  const { block } = texts
  return html`<div class="measured"><div><div class="scroll"><table class="meters"><caption class="hidden">${block.meter}</caption><thead><tr><th scope="col">${block.meter}</th><th scope="col" class="num">${block.previousRead}</th><th scope="col" class="num">${block.currentRead}</th><th scope="col" class="num">${block.use}</th></tr></thead>
<tbody>${view.meters.map((row) => meterHtml(row, texts))}</tbody></table></div>
${view.chart === undefined ? undefined : html`<p>${view.chart.perDay} ${view.chart.perDayYearAgo}</p>`}</div>
${view.chart === undefined ? undefined : chartHtml(view.chart, texts)}</div>`
}

// The rows become a grid on a phone, which takes a table's meaning from it in some browsers: the roles say it again.
function lineHtml(row: LineRow): SafeHtml {
  const dates = row.dates === '' ? undefined : html`<span class="small">${row.dates}</span>`
  const rate = row.rate === '' ? '' : `× ${row.rate}`
  return html`<tr role="row"><th role="rowheader" scope="row">${row.label}${dates}</th><td role="cell" class="num factor">${row.quantity}</td><td role="cell" class="num factor">${rate}</td><td role="cell" class="num amount">${row.amount}</td></tr>
`
}

function sumHtml(label: string, amount: string): SafeHtml {
  return html`<tr role="row" class="sum"><th role="rowheader" scope="row" colspan="3">${label}</th><td role="cell" class="num amount">${amount}</td></tr>
`
}

function noteHtml(text: string, view: ServiceView, texts: BillTexts): SafeHtml {
  return view.isEstimated && text === texts.block.estimatedNote ? html`<p class="warm">${text}</p>` : html`<p>${text}</p>`
}

/** One service of the HTML bill. */
export function serviceHtml(view: ServiceView, texts: BillTexts): SafeHtml {
  const { block } = texts
  const place = view.premise === '' ? undefined : html`<p class="place">${view.premise}</p>`
  return html`<section class="service"><header><h2>${view.name}</h2><strong>${view.total}</strong></header>
<p>${view.period}</p>${place}<p class="muted">${view.rate} · ${view.agreement}</p>
${metersHtml(view, texts)}${view.notes.map((text) => noteHtml(text, view, texts))}
<table class="lines" role="table"><caption class="hidden">${view.name}</caption><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${block.item}</th><th role="columnheader" scope="col" class="num q">${block.quantity}</th><th role="columnheader" scope="col" class="num r">${block.price}</th><th role="columnheader" scope="col" class="num a">${block.amount}</th></tr></thead>
<tbody role="rowgroup">${view.charges.map(lineHtml)}${view.chargesTotal === '' ? undefined : sumHtml(block.charges, view.chargesTotal)}${view.taxes.map(lineHtml)}${sumHtml(block.total(view.name), view.total)}</tbody></table></section>
`
}
