import { useState } from 'react'
import type { PackPageJson, VersionJson } from '../../../api/policy/contract.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { VersionActDialog, type VersionAct } from './VersionActDialog.js'

const LABELS: Readonly<Record<VersionAct, string>> = {
  propose: 'Propose…',
  release: 'Release…',
  return: 'Return…',
  withdraw: 'Withdraw…',
}
const ORDER: readonly VersionAct[] = ['propose', 'release', 'return', 'withdraw']

/** What may be done about the version shown. */
export function VersionActs({ pack, version }: { readonly pack: PackPageJson; readonly version: VersionJson }) {
  const [act, setAct] = useState<VersionAct>()
  return (
    <>
      {ORDER.filter((each) => version.acts.includes(each)).map((each) => (
        <ActionButton
          key={each}
          permission={each === 'propose' ? 'policy.propose' : 'policy.release'}
          variant={each === 'propose' || each === 'release' ? 'contained' : 'outlined'}
          onClick={() => setAct(each)}
        >
          {LABELS[each]}
        </ActionButton>
      ))}
      {act !== undefined && <VersionActDialog act={act} pack={pack} version={version} onClose={() => setAct(undefined)} />}
    </>
  )
}
