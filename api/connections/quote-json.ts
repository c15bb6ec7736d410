import type { QuoteRow } from '../../db/connections/quote-store.js'
import type { PricedQuote, QuoteScope } from '../../domain/connections/price-quote.js'
import { quoteNumber } from '../../domain/connections/quote-number.js'
import { amountText } from '../../domain/kernel/money.js'
import type { ConnectionQuoteJson, PricedQuoteJson, QuoteScopeJson } from './contract.js'

/** Lines and sums of a quote. */
export function pricedJson(priced: PricedQuote, currency: string): Omit<PricedQuoteJson, 'difference'> {
  return {
    lines: priced.lines.map((line) => ({
      kind: line.kind,
      description: line.description,
      quantity: line.quantity.toFixed(),
      unit: line.unit,
      unitPrice: line.unitPrice.toFixed(),
      amount: amountText(line.amount, currency),
    })),
    subtotal: amountText(priced.subtotal, currency),
    tax: amountText(priced.tax, currency),
    total: amountText(priced.total, currency),
  }
}

/** Every version of the quote of a connection, each with its difference to the one before. */
export function quotesJson(connectionOrderId: string, quotes: readonly QuoteRow[], currency: string): ConnectionQuoteJson[] {
  return quotes.map((quote, index) => {
    const before = quotes[index - 1]
    return {
      version: quote.version,
      number: quoteNumber(connectionOrderId, quote.version),
      state: quote.state,
      scope: scopeJson(quote.scope),
      ...pricedJson(quote, currency),
      difference: before === undefined ? null : amountText(quote.total.minus(before.total), currency),
      reason: quote.reason,
      madeOn: quote.madeOn,
      sentOn: quote.sentOn,
      validUntil: quote.validUntil,
      decidedOn: quote.decidedOn,
      instalments: quote.instalments,
    }
  })
}

function scopeJson({ meterSize, materials, labour }: QuoteScope): QuoteScopeJson {
  return { meterSize, materials: [...materials], labour: [...labour] }
}
