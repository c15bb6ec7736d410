import type { ServiceRequestPageJson } from '../../../../api/services/request-contract.js'
import { dayText } from '../../presentation/date-text.js'
import { moneyText } from '../../presentation/money-text.js'
import { serviceText } from '../../presentation/service-words.js'

type Page = ServiceRequestPageJson
type Part = Page['agreements'][number]
type Prerequisite = Page['prerequisites'][number]

/** What the caller should hear before hanging up, one sentence each, from how the request stands now. */
export function tellCustomer(page: Page, currency: string): string[] {
  if (page.state === 'cancelled') return ['The request is taken back. Nothing begins or ends by it.']
  const own = page.agreements.filter((part) => part.party === 'applicant')
  return [
    ...serviceSentences(
      own.filter((part) => part.act === 'stop'),
      'stop',
      page,
    ),
    ...serviceSentences(
      own.filter((part) => part.act === 'start'),
      'start',
      page,
    ),
    ...page.prerequisites.filter((each) => each.state === 'open').map((each) => prerequisiteSentence(each, page, currency)),
    ...visitSentences(page),
    ...readSentences(page),
    ...billSentences(page),
  ]
}

function serviceSentences(parts: readonly Part[], act: 'start' | 'stop', page: Page): string[] {
  const [first] = parts
  if (first === undefined) return []
  const services = [...new Set(parts.map((part) => serviceText(part.service).toLowerCase()))].join(', ')
  const where = (act === 'start' ? page.address : page.fromAddress) || page.address || page.fromAddress || first.premiseId
  const isDone = parts.every((part) => part.doneOn !== null)
  const on = dayText(first.onDate)
  if (act === 'stop') return [`The last day of service at ${where} ${isDone ? 'was' : 'is'} ${on}: ${services}.`]
  if (page.kind === 'suspension') return [`Service at ${where} ${isDone ? 'was' : 'is'} resumed on ${on}: ${services}.`]
  return [`Service at ${where} ${isDone ? 'began' : 'begins'} on ${on}: ${services}.`]
}

function prerequisiteSentence({ prerequisite, amount }: Prerequisite, page: Page, currency: string): string {
  const money = amount === null ? 'The amount' : moneyText(amount, currency)
  switch (prerequisite) {
    case 'identity':
      return 'Please show a document that proves who you are before service begins.'
    case 'deposit':
      return `A deposit of ${money} is to be paid before service begins, to account ${page.accountId}.`
    case 'connection_fee':
      return `A connection fee of ${money} is to be paid before service begins, to account ${page.accountId}.`
    case 'prior_debt':
      return `${money} from an earlier account is to be paid before service begins.`
    case 'premise_debt':
      return `${money} is owed at the place and is to be settled before service begins.`
    case 'inspection':
      return 'The installation has to pass its inspection before service begins.'
  }
}

function visitSentences({ state, workOrders }: Page): string[] {
  if (state !== 'open') return []
  const coming = workOrders.filter(
    (order) => order.completedOn === null && order.state !== 'cancelled' && order.state !== 'closed',
  )
  if (coming.length === 0) return []
  return ['Somebody of ours comes to the meter. Agree on a window and see that the meter can be reached.']
}

function readSentences({ reads }: Page): string[] {
  const missing = reads.filter((read) => read.isMissing && !read.isRemoteCapable)
  if (missing.length === 0) return []
  return ['You may read the meter yourself on that day and tell us; otherwise it is read or estimated.']
}

function billSentences(page: Page): string[] {
  const sentences: string[] = []
  if (page.kind === 'suspension') return sentences
  if (page.leaving.some((account) => account.accountId === page.accountId && !account.isClosed)) {
    const where = page.forwarding === null ? 'to the address we have' : `to ${page.forwarding.line1}, ${page.forwarding.city}`
    sentences.push(
      `The final bill goes ${where} once the last day has been read. A deposit is taken off it; what is left is paid back.`,
    )
  }
  if (page.agreements.some((part) => part.act === 'start' && part.party === 'applicant')) {
    sentences.push('The first bill comes with the next run of the account’s cycle after service has begun.')
  }
  return sentences
}
