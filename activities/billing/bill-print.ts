import type { LoadedAccount } from '../../db/billing/account-input-store.js'
import type { BillPrint, SegmentPrint } from '../../db/billing/bill-print.js'
import type { AccountBill } from '../../domain/billing/billing-input.js'
import { daysOf } from '../../domain/kernel/service-period.js'

/** Earlier periods on the usage chart of a bill; with the bill's own that makes thirteen months. */
const EARLIER_PERIODS = 12

/** Freezes what the print of a bill needs beside its lines: names, addresses and use as they are when it is made. */
export function printOf(account: LoadedAccount, bill: AccountBill): BillPrint {
  const agreements = new Map(account.input.agreements.map((agreement) => [agreement.agreementId, agreement]))
  const segments: Record<string, SegmentPrint> = {}
  for (const segment of bill.segments) {
    const earlier = [...(agreements.get(segment.agreementId)?.history ?? [])]
      .filter((billed) => billed.period.to < segment.period.from)
      .sort((left, right) => (left.period.to < right.period.to ? -1 : 1))
      .slice(-EARLIER_PERIODS)
    segments[segment.agreementId] = {
      tariffName: segment.tariffName,
      premiseLines: account.print.premiseLines[segment.premiseId] ?? [],
      usage: earlier.map((billed) => ({
        periodTo: billed.period.to,
        days: daysOf(billed.period),
        quantity: billed.quantity,
        unit: billed.unit,
        amount: billed.amount,
      })),
    }
  }
  return {
    customerName: account.print.customerName,
    customerClass: account.print.customerClass,
    language: account.print.language,
    mailingLines: account.print.mailingLines,
    postcode: account.print.postcode,
    ...(account.print.previousBill === undefined ? {} : { previousBill: account.print.previousBill }),
    segments,
  }
}
