import { describe, expect, it } from 'vitest'
import { documentOf } from '../../test/fixtures/documents/small-document.js'
import { billEmail, billFileName } from './bill-email.js'

const PARTS = {
  from: 'City of Alder Creek <billing@aldercreek.example>',
  to: 'abena@example.org',
  messageId: '<1@x>',
  pdf: Buffer.from('%PDF'),
}

function emailOf(changes: Parameters<typeof documentOf>[0], more: Partial<typeof PARTS> & { onlineAddress?: string } = {}) {
  const outcome = billEmail(documentOf(changes), { ...PARTS, ...more })
  if (!outcome.ok) throw new Error(outcome.refusal.message)
  return outcome.value
}

describe('file name', () => {
  it.each([
    ['2026-09-000004', 'bill-2026-09-000004.pdf'],
    ['B/17 \\..\\x', 'bill-B-17-..-x.pdf'],
    ['../../etc/passwd', 'bill-etc-passwd.pdf'],
    ['Ünï"\r\n: x', 'bill-U-ni-x.pdf'],
    ['請求', 'bill-unnumbered.pdf'],
    ['9'.repeat(300), `bill-${'9'.repeat(80)}.pdf`],
  ])('of bill %s', (number, name) => expect(billFileName(number)).toBe(name))
})

describe('the e-mail', () => {
  it.each([
    [
      'due',
      {},
      'City of Alder Creek: your bill, $31.80 due 1 Oct 2026',
      'Your new bill is ready. Please pay $31.80 by 1 Oct 2026.',
    ],
    [
      'credit',
      { totalDue: '-8.20' },
      'City of Alder Creek: your bill of 10 Sep 2026, nothing to pay',
      'Your new bill is ready. There is nothing to pay: your account has a credit of $8.20.',
    ],
    [
      'zero',
      { totalDue: '0' },
      'City of Alder Creek: your bill of 10 Sep 2026, nothing to pay',
      'Your new bill is ready. There is nothing to pay.',
    ],
  ])('%s: subject and first sentence say how much and by when', (_name, changes, subject, opening) => {
    const email = emailOf(changes)
    expect(email.subject).toBe(subject)
    expect(email.text).toContain(opening)
    expect(email.html).toContain(opening)
  })

  it('has the PDF attached and the whole bill in its text', () => {
    const email = emailOf({ replacesBillNumber: 'B0' }, { onlineAddress: 'https://portal.example/bills/1' })
    expect(email.attachments).toEqual([{ fileName: 'bill-2026-09-000001.pdf', mediaType: 'application/pdf', content: PARTS.pdf }])
    for (const said of ['It replaces bill B0', 'https://portal.example/bills/1', 'bill-2026-09-000001.pdf', '+1-541-555-0100']) {
      expect(email.text).toContain(said)
      expect(email.html).toContain(said)
    }
    expect(email.text).toMatch(/Total due +\$31\.80/)
  })

  it('carries no markup of a name', () => {
    const account = { ...documentOf({}).account, customerName: '<img src=x onerror=alert(1)>' }
    expect(emailOf({ account }).html).not.toContain('<img')
  })

  it.each(['draft', 'cancelled'] as const)('is refused for a %s bill', (state) => {
    expect(billEmail(documentOf({ state }), PARTS)).toMatchObject({ ok: false, refusal: { code: 'BILL_NOT_ISSUED' } })
  })
})
