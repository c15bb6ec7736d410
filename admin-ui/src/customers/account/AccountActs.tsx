import Button from '@mui/material/Button'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import { useCallback, useState } from 'react'
import { Link, useNavigate } from 'react-router-dom'
import type { AccountPageJson } from '../../../../api/customers/account-page-contract.js'
import { OffCycleBillDialog } from '../../billing/OffCycleBillDialog.js'
import { SendMessageDialog } from '../../documents/SendMessageDialog.js'
import { NewOrderDialog } from '../../fieldwork/orders/NewOrderDialog.js'
import { OpenCaseDialog } from '../../cases/OpenCaseDialog.js'
import { TakePaymentButton } from '../../payments/counter/TakePaymentButton.js'
import { decisionPath } from '../../collections/collection-words.js'
import { AskDepositDialog } from '../../deposits/AskDepositDialog.js'
import { RecordNonCashDialog } from '../../deposits/RecordNonCashDialog.js'
import { creditPath } from '../../write-offs/CreditLine.js'
import { MakePlanDialog } from '../../plans/MakePlanDialog.js'
import { counterPath } from '../../payments/payment-words.js'
import { ServiceMenuButton } from '../../services/ServiceMenuButton.js'
import { useHotKey } from '../../shell/use-hot-key.js'
import { usePermission } from '../../shell/use-permission.js'
import { NewTaskDialog } from '../../tasks/NewTaskDialog.js'
import { AddAlertDialog } from '../alerts/AddAlertDialog.js'
import { AccountPeopleDialog } from './AccountPeopleDialog.js'
import { allOf } from './all-of.js'
import { DeliveryDialog } from './DeliveryDialog.js'
import { GreenButtonDialog } from './GreenButtonDialog.js'

/** What can be done about an account, the most frequent first. */
export function AccountActs({ account }: { readonly account: AccountPageJson }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const [dialog, setDialog] = useState<
    | 'task'
    | 'delivery'
    | 'bill'
    | 'alert'
    | 'people'
    | 'message'
    | 'order'
    | 'case'
    | 'plan'
    | 'deposit'
    | 'security'
    | 'green-button'
  >()
  const mayWrite = usePermission('customers.write')
  const mayTask = usePermission('tasks.work')
  const maySend = usePermission('documents.send')
  const mayCase = usePermission('cases.work')
  const mayPlan = usePermission('plans.make')
  const mayDeposit = usePermission('deposits.demand')
  const mayMeter = usePermission('metering.read')
  const seesCollections = usePermission('collections.read')
  const mayAlert = usePermission('customers.alert')
  const mayBill = usePermission('billing.correct')
  const mayOrder = usePermission('fieldwork.order')
  const place = account.services[0]?.premiseId
  const seesAudit = usePermission('access.read_audit')
  const mayTake = usePermission('payments.take')
  const navigate = useNavigate()
  const takePayment = useCallback(() => void navigate(counterPath(account.id)), [navigate, account.id])
  useHotKey('p', mayTake ? takePayment : undefined)
  const open = (which: typeof dialog) => () => {
    setAnchor(null)
    setDialog(which)
  }
  return (
    <>
      <TakePaymentButton accountId={account.id} />
      <ServiceMenuButton from={{ account: account.id }} />
      <Button
        variant="outlined"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        More ▾
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {maySend && <MenuItem onClick={open('message')}>Send a message…</MenuItem>}
        {mayTask && <MenuItem onClick={open('task')}>Put a task into a queue…</MenuItem>}
        {mayCase && <MenuItem onClick={open('case')}>Open a case…</MenuItem>}
        {mayPlan && <MenuItem onClick={open('plan')}>Offer a payment plan…</MenuItem>}
        {mayDeposit && <MenuItem onClick={open('deposit')}>Deposit: required, and how much?</MenuItem>}
        {mayDeposit && <MenuItem onClick={open('security')}>Record a guarantor or a bond…</MenuItem>}
        {mayAlert && <MenuItem onClick={open('alert')}>Put up an alert…</MenuItem>}
        {mayOrder && place !== undefined && <MenuItem onClick={open('order')}>Order work in the field…</MenuItem>}
        {mayBill && <MenuItem onClick={open('bill')}>Bill it outside the cycle, or finally…</MenuItem>}
        {mayWrite && <MenuItem onClick={open('people')}>People on the account…</MenuItem>}
        {mayWrite && <MenuItem onClick={open('delivery')}>Change how bills are delivered…</MenuItem>}
        {mayWrite && (
          <MenuItem component={Link} to={`/customers/${account.customerId}/show?edit=yes`}>
            Change contact data of {account.customerName}
          </MenuItem>
        )}
        {mayMeter && <MenuItem onClick={open('green-button')}>Interval data as Green Button…</MenuItem>}
        <MenuItem component={Link} to={allOf('late-fees', account.id)}>
          Late fees
        </MenuItem>
        {seesCollections && (
          <MenuItem component={Link} to={decisionPath(account.id)}>
            Disconnection: why not, or when earliest?
          </MenuItem>
        )}
        {seesCollections && (
          <MenuItem component={Link} to={creditPath(account.id)}>
            Credit history and write-offs
          </MenuItem>
        )}
        <MenuItem component={Link} to={allOf('payment-plans', account.id)}>
          Payment plans
        </MenuItem>
        <MenuItem component={Link} to={allOf('deposits', account.id)}>
          Deposits
        </MenuItem>
        <MenuItem component={Link} to={allOf('agreements', account.id)}>
          All service agreements
        </MenuItem>
        {seesAudit && (
          <MenuItem
            component={Link}
            to={`/audit?filter=${encodeURIComponent(JSON.stringify({ subjectKind: 'account', subjectId: account.id }))}`}
          >
            Who changed what
          </MenuItem>
        )}
      </Menu>
      <OffCycleBillDialog open={dialog === 'bill'} accountId={account.id} onClose={() => setDialog(undefined)} />
      <AddAlertDialog open={dialog === 'alert'} subjects={alertSubjects(account)} onClose={() => setDialog(undefined)} />
      <AccountPeopleDialog open={dialog === 'people'} account={account} onClose={() => setDialog(undefined)} />
      <SendMessageDialog
        open={dialog === 'message'}
        accountId={account.id}
        customerName={account.customerName}
        onClose={() => setDialog(undefined)}
      />
      <OpenCaseDialog open={dialog === 'case'} accountId={account.id} onClose={() => setDialog(undefined)} />
      <MakePlanDialog
        open={dialog === 'plan'}
        accountId={account.id}
        customerName={account.customerName}
        onClose={() => setDialog(undefined)}
      />
      {dialog === 'deposit' && <AskDepositDialog accountId={account.id} onClose={() => setDialog(undefined)} />}
      {dialog === 'security' && <RecordNonCashDialog accountId={account.id} onClose={() => setDialog(undefined)} />}
      {dialog === 'green-button' && <GreenButtonDialog accountId={account.id} onClose={() => setDialog(undefined)} />}
      <NewTaskDialog open={dialog === 'task'} accountId={account.id} onClose={() => setDialog(undefined)} />
      {place !== undefined && (
        <NewOrderDialog open={dialog === 'order'} premiseId={place} accountId={account.id} onClose={() => setDialog(undefined)} />
      )}
      <DeliveryDialog open={dialog === 'delivery'} account={account} onClose={() => setDialog(undefined)} />
    </>
  )
}

/** The account, who pays for it, and where it takes service. */
function alertSubjects(account: AccountPageJson) {
  const premises = [...new Set(account.services.map((service) => service.premiseId))].slice(0, 10)
  return [
    { kind: 'account', id: account.id } as const,
    { kind: 'customer', id: account.customerId } as const,
    ...premises.map((id) => ({ kind: 'premise', id }) as const),
  ]
}
