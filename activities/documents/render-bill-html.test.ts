import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { billView } from '../../domain/documents/bill-view.js'
import { BILL_CASES } from '../../test/fixtures/documents/bill-cases.js'
import { documentOf, meterOf, segmentOf } from '../../test/fixtures/documents/small-document.js'
import { BILL_CONTENT_POLICY, BILL_STYLE_HASH } from './bill-html-style.js'
import { escapeHtml, html } from './html-template.js'
import { renderBillHtml } from './render-bill-html.js'
import { renderBillText } from './render-bill-text.js'

const cases = BILL_CASES.map(({ name, bill }) => [name, bill] as const)
const HOSTILE = `"><script>alert('x')</script><img src=x onerror=alert(1)>&amp;`

describe('the template', () => {
  it('escapes whatever it is given, joins lists and leaves out nothing', () => {
    expect(html`<p title="${`a"'b`}">${'<b>&'}${undefined}${[html`<i>${1}</i>`, '<']}</p>`.markup).toBe(
      '<p title="a&quot;&#39;b">&lt;b&gt;&amp;<i>1</i>&lt;</p>',
    )
    expect(escapeHtml(HOSTILE)).not.toMatch(/[<>"']/)
  })
})

describe('the HTML bill', () => {
  it.each(cases)('%s: every figure, balanced tags, nothing a strict policy forbids', (_name, bill) => {
    const page = renderBillHtml(bill)
    const view = billView(bill)
    const figures = [
      view.headline.figure,
      ...view.summary.map((row) => row.amount),
      ...view.services.flatMap((service) => [service.total, ...[...service.charges, ...service.taxes].map((row) => row.amount)]),
    ]
    for (const figure of figures) expect(page).toContain(figure)
    expect(page).not.toMatch(/<script|style="|\son\w+=|href=|src=|javascript:|url\(/i)
    for (const tag of [
      'main',
      'section',
      'table',
      'thead',
      'tbody',
      'tr',
      'th',
      'td',
      'div',
      'span',
      'p',
      'dl',
      'figure',
      'svg',
      'details',
    ]) {
      const opened = page.match(new RegExp(`<${tag}[ >]`, 'g'))?.length ?? 0
      expect([tag, page.match(new RegExp(`</${tag}>`, 'g'))?.length ?? 0]).toEqual([tag, opened])
    }
  })

  it('escapes names, labels, messages and numbers alike', () => {
    const [line] = segmentOf({}).lines
    if (line === undefined) throw new Error('the segment for tests has lines')
    const bill = documentOf({
      billNumber: HOSTILE,
      replacesBillNumber: HOSTILE,
      messages: [HOSTILE],
      utility: { name: HOSTILE, addressLines: [HOSTILE], phone: HOSTILE, website: HOSTILE },
      account: { accountId: HOSTILE, customerName: HOSTILE, mailingLines: [HOSTILE], postcode: '', customerClass: '' },
      movements: [{ on: '2026-09-01', text: HOSTILE, amount: '-1' }],
      segments: [
        segmentOf({
          agreementId: HOSTILE,
          tariffName: HOSTILE,
          service: HOSTILE,
          unit: HOSTILE,
          meters: [meterOf({ meterId: HOSTILE, unit: HOSTILE })],
          lines: [{ ...line, label: HOSTILE, unit: HOSTILE }],
          usageHistory: [
            { periodTo: '2026-08-04', days: 31, quantity: '1', unit: HOSTILE },
            { periodTo: '2026-09-04', days: 31, quantity: '2', unit: HOSTILE },
          ],
        }),
      ],
    })
    const page = renderBillHtml(bill)
    expect(page).not.toContain('<script')
    expect(page).not.toContain('<img')
    expect(page.match(/&lt;script&gt;/g)?.length).toBeGreaterThan(10)
  })

  it('is allowed by its own content policy: the style sheet has the hash named there', () => {
    const style = /<style>([^]*?)<\/style>/.exec(renderBillHtml(documentOf({})))?.[1] ?? ''
    expect(`'sha256-${createHash('sha256').update(style).digest('base64')}'`).toBe(BILL_STYLE_HASH)
    expect(BILL_CONTENT_POLICY).toContain(BILL_STYLE_HASH)
    expect(BILL_CONTENT_POLICY).not.toMatch(/unsafe|nonce/)
  })

  it('can be read by those who cannot see it', () => {
    const page = renderBillHtml(BILL_CASES[1]?.bill ?? documentOf({}))
    expect(page).toContain('<html lang="en" dir="ltr">')
    expect(page).toMatch(/<meta name="viewport" content="width=device-width, initial-scale=1">/)
    expect(page.match(/<h1>/g)).toHaveLength(1)
    const tables = page.match(/<table[^]*?<\/table>/g) ?? []
    expect(tables.length).toBeGreaterThan(8)
    for (const table of tables) {
      expect(table).toMatch(/<caption/)
      expect(table).toMatch(/<th [^>]*scope="col"/)
      expect(table).toMatch(/scope="row"/)
    }
    // The drawing is hidden from screen readers and its figures stand in a table beside it.
    expect(page.match(/<svg [^>]*aria-hidden="true"/g)?.length).toBe(page.match(/<details>/g)?.length)
  })
})

describe('the text bill', () => {
  it.each(cases)('%s: every amount, no markup, no line end but \\n', (_name, bill) => {
    const text = renderBillText(bill)
    const view = billView(bill)
    for (const figure of [
      view.headline.figure,
      ...view.summary.map((row) => row.amount),
      ...view.services.map((service) => service.total),
    ]) {
      expect(text).toContain(figure)
    }
    for (const service of view.services)
      for (const row of [...service.charges, ...service.taxes]) expect(text).toContain(row.amount)
    expect(text).not.toMatch(/[\r\t]|<\/|undefined/)
  })

  it('reads as a whole', () => {
    expect(
      renderBillText(documentOf({ segments: [segmentOf({ meters: [meterOf({ closingKind: 'estimated' })] })] })),
    ).toBe(`City of Alder Creek
Utility bill
Account: A000001
Bill number: 2026-09-000001
Bill date: 10 Sep 2026
Abena O’Dell
Service at 789 Bay Ln, Alder Creek, OR 97996

Amount due: $31.80
Please pay by 1 Oct 2026
Billed on an ESTIMATED read: Water. See the next pages.

SUMMARY
Balance of your last bill                                          $0.00
Payments received: none                                            $0.00
Nothing open from earlier bills                                    $0.00
Water                                                             $30.00
Taxes                                                              $1.80
New charges                                                       $31.80
Total due                                                         $31.80

HOW TO PAY
By mail: check payable to City of Alder Creek, with the payment slip
Always give your account number, A000001

QUESTIONS?
Call +1-541-555-0100

WATER                                                             $31.80
  5 Aug – 4 Sep 2026 (31 days)
  Rate W-RES, Residential water
  M1: 100 (4 Aug 2026) → 105 (4 Sep 2026, ESTIMATED) × 1 = 5 ccf
  We could not read the meter: this bill rests on an ESTIMATED read. The next actual read corrects any difference.
  Use (5 ccf × $6.00 / ccf)                                       $30.00
  City tax ($30.00 × 6%)                                           $1.80
`)
  })
})
