import { useEffect, useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import type { AccountRecordJson } from '../../../../api/customers/contract.js'
import { useToday } from '../../presentation/use-utility.js'
import type { LeaveDraft } from './move-draft.js'
import { useListRecord } from './use-list-record.js'

const NOTHING: LeaveDraft = { account: null, premiseId: null, points: undefined, stopOn: '', forwarding: undefined }

/** What ends, begun with the account the page was opened with and the business date as the last day. */
export function useLeave() {
  const [leave, setLeave] = useState<LeaveDraft>(NOTHING)
  const [search] = useSearchParams()
  const today = useToday()
  const account = useListRecord<AccountRecordJson>('accounts', search.get('account'))
  const premise = search.get('premise')
  useEffect(() => {
    if (account !== undefined) setLeave((before) => ({ ...before, account, premiseId: premise, points: undefined }))
  }, [account, premise])
  useEffect(() => {
    if (today !== undefined) setLeave((before) => (before.stopOn === '' ? { ...before, stopOn: today } : before))
  }, [today])
  return { leave, setLeave }
}
