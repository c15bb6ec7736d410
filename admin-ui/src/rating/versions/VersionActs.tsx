import { useState } from 'react'
import type { TariffVersionPageJson } from '../../../../api/rating/version-contract.js'
import { ActionButton } from '../../presentation/ActionButton.js'
import { VersionActDialog } from './VersionActDialog.js'
import { ACT_WORDS, hinderedBecause, type VersionAct } from './version-act-words.js'

const ORDER: readonly VersionAct[] = ['propose', 'approve', 'return', 'withdraw', 'cancel']
const WRITES: readonly VersionAct[] = ['propose', 'withdraw']
const LEADS: readonly VersionAct[] = ['propose', 'approve']

/** What may be done about a version of a tariff; what hinders an act is said on its button. */
export function VersionActs({ version }: { readonly version: TariffVersionPageJson }) {
  const [act, setAct] = useState<VersionAct>()
  return (
    <>
      {ORDER.filter((each) => version.acts.includes(each)).map((each) => {
        const hindered = hinderedBecause(each, version)
        return (
          <ActionButton
            key={each}
            permission={WRITES.includes(each) ? 'rating.write' : 'rating.approve'}
            variant={LEADS.includes(each) ? 'contained' : 'outlined'}
            {...(hindered === undefined ? {} : { disabledBecause: hindered })}
            onClick={() => setAct(each)}
          >
            {ACT_WORDS[each].label}…
          </ActionButton>
        )
      })}
      {act !== undefined && <VersionActDialog act={act} version={version} onClose={() => setAct(undefined)} />}
    </>
  )
}
