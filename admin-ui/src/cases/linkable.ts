import type { BillRecordJson } from '../../../api/billing/contract.js'
import type { ConnectionRecordJson } from '../../../api/connections/contract.js'
import type { WorkOrderRecordJson } from '../../../api/fieldwork/contract.js'
import type { PaymentRecordJson } from '../../../api/payments/contract.js'
import type { ServiceRequestRecordJson } from '../../../api/services/request-contract.js'
import { dayText } from '../presentation/date-text.js'
import { numberText } from '../presentation/money-text.js'
import { requestKindText } from '../services/request-words.js'

/** What an account has that a case may be about. */
export type LinkableKind = 'bill' | 'payment' | 'work_order' | 'service_request' | 'connection'

/** A record of any of these kinds; its own list knows which. */
export type LinkableRow = { readonly id: string | number }

interface Linkable {
  readonly title: string
  readonly resource: string
  /** One record in a line. */
  readonly textOf: (row: LinkableRow) => string
}

function linkable<Row extends LinkableRow>(title: string, resource: string, textOf: (row: Row) => string): Linkable {
  return { title, resource, textOf: (row) => textOf(row as Row) }
}

export const LINKABLE: Readonly<Record<LinkableKind, Linkable>> = {
  bill: linkable<BillRecordJson>('Bill', 'bills', (bill) => `${bill.billNumber} · ${numberText(bill.total ?? '0.00')}`),
  payment: linkable<PaymentRecordJson>(
    'Payment',
    'payments',
    (payment) => `${payment.id} · ${dayText(payment.receivedOn)} · ${numberText(payment.amount)}`,
  ),
  work_order: linkable<WorkOrderRecordJson>(
    'Work order',
    'work-orders',
    (order) => `${order.id} · ${order.typeTitle} · ${dayText(order.completedOn ?? order.scheduledOn ?? order.wantedOn)}`,
  ),
  service_request: linkable<ServiceRequestRecordJson>(
    'Service request',
    'service-requests',
    (request) => `${request.id} · ${requestKindText(request.kind)} · ${dayText(request.requestedOn)}`,
  ),
  connection: linkable<ConnectionRecordJson>(
    'New connection',
    'connections',
    (connection) => `${connection.id} · ${connection.address} · ${dayText(connection.appliedOn)}`,
  ),
}
