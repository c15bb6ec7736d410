import Link from '@mui/material/Link'
import { useState } from 'react'
import type { AccountPageJson } from '../../../../api/customers/account-page-contract.js'
import { AccountMessages } from '../../documents/AccountMessages.js'
import { Panel } from '../../presentation/Panel.js'
import { TextLink } from '../../presentation/TextLink.js'
import { usePermission } from '../../shell/use-permission.js'
import { AccountNotes } from './AccountNotes.js'
import { allOf } from './all-of.js'

/** What passed between the office and the customer: notes of what was said, and the messages that were sent, one of them at a time. */
export function AccountTalk({ account }: { readonly account: AccountPageJson }) {
  const [shown, setShown] = useState<'notes' | 'messages'>('notes')
  const seesMessages = usePermission('documents.read')
  const switchTo = (what: typeof shown, label: string) => (
    <Link component="button" type="button" onClick={() => setShown(what)} sx={{ fontSize: '0.8125rem', whiteSpace: 'nowrap' }}>
      {label}
    </Link>
  )
  if (shown === 'notes' || !seesMessages) {
    return <AccountNotes account={account} others={seesMessages ? switchTo('messages', 'Messages') : undefined} />
  }
  return (
    <Panel
      title="Messages"
      aside={
        <>
          {switchTo('notes', 'Notes and contacts')}
          <TextLink to={allOf('messages', account.id)}>All messages</TextLink>
        </>
      }
    >
      <AccountMessages accountId={account.id} />
    </Panel>
  )
}
