import type { DepositRow } from '../../db/deposits/deposit-store.js'
import type { Transaction } from '../../db/transaction.js'
import type { Actor } from '../../domain/kernel/command.js'
import { invariant } from '../../domain/kernel/invariant.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { queueMessage } from '../documents/queue-message.js'
import { ruledAccounts, type RuledAccount, saysOf } from './deposit-policy.js'

interface WrittenBy {
  readonly actor: Actor
  readonly today: LocalDate
}

type Receipt = Pick<DepositRow, 'depositId' | 'accountId' | 'amount' | 'heldSince'>

/** The fields of the receipt and of the certificate: what is held, since when, and by which rules. */
export function receiptFields(deposit: Receipt, account: RuledAccount): Record<string, string> {
  return withoutEmpty({
    depositNumber: deposit.depositId,
    amount: deposit.amount,
    heldSince: deposit.heldSince,
    interestRule: saysOf(account, 'deposit.interest'),
    refundRule: saysOf(account, 'deposit.refund'),
  })
}

/** Confirms that a deposit is held, once for each day from which it is. */
export async function sendReceipt(tx: Transaction, deposit: Receipt, by: WrittenBy): Promise<void> {
  const account = await accountOf(tx, deposit.accountId, by.today)
  await write(
    tx,
    `${deposit.depositId}/receipt/${deposit.heldSince}`,
    'DEPOSIT_RECEIPT',
    receiptFields(deposit, account),
    account,
    by,
  )
}

/** Asks for a deposit in writing, with what a notice must contain. */
export async function sendDemand(
  tx: Transaction,
  demand: {
    readonly depositId: string
    readonly accountId: string
    readonly amount: string
    readonly dueOn: LocalDate
    readonly explanation: string
    readonly instalments: string
  },
  by: WrittenBy,
): Promise<void> {
  const account = await accountOf(tx, demand.accountId, by.today)
  const fields = withoutEmpty({
    amount: demand.amount,
    dueDate: demand.dueOn,
    explanation: demand.explanation,
    instalments: demand.instalments,
    interestRule: saysOf(account, 'deposit.interest'),
    refundRule: saysOf(account, 'deposit.refund'),
  })
  await write(tx, `${demand.depositId}/demand`, 'DEPOSIT_DEMAND', fields, account, by)
}

/** Tells that a deposit went back: credited to the account. */
export async function sendReturned(
  tx: Transaction,
  returned: { readonly depositId: string; readonly accountId: string; readonly amount: string; readonly interest: string },
  by: WrittenBy,
): Promise<void> {
  const account = await accountOf(tx, returned.accountId, by.today)
  const fields = { depositNumber: returned.depositId, amount: returned.amount, interest: returned.interest }
  await write(tx, `${returned.depositId}/returned`, 'DEPOSIT_RETURNED', fields, account, by)
}

async function accountOf(tx: Transaction, accountId: string, today: LocalDate): Promise<RuledAccount> {
  const account = (await ruledAccounts(tx.client, [accountId], today)).get(accountId)
  invariant(account !== undefined, 'a deposit without its account', { accountId })
  return account
}

async function write(
  tx: Transaction,
  key: string,
  templateCode: string,
  fields: Readonly<Record<string, string>>,
  account: RuledAccount,
  by: WrittenBy,
): Promise<void> {
  await queueMessage(tx, {
    messageKey: `deposit/${key}`,
    templateCode,
    accountId: account.accountId,
    customerId: account.customerId,
    fields,
    businessDate: by.today,
    actor: by.actor,
  })
}

function withoutEmpty(fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''))
}
