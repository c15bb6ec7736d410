import { Figure } from '../presentation/Figure.js'
import { Money } from '../presentation/Money.js'
import { RecordHeader } from '../presentation/RecordHeader.js'
import type { RunPage } from './billing-records.js'
import { changeText } from './change-text.js'
import { RunActs } from './RunActs.js'
import { RunStateChip } from './RunStateChip.js'
import { isWhole } from './run-progress.js'
import { runName } from './run-words.js'

/** Which run, how it stands, its total against earlier ones, and what may be done. */
export function RunHead({ run }: { readonly run: RunPage }) {
  return (
    <RecordHeader
      kind={run.isTrial ? 'Trial run' : 'Bill run'}
      number={String(run.id)}
      name={runName(run)}
      state={<RunStateChip run={run} />}
      figures={
        <>
          <Figure label={run.isTrial ? 'Trial total' : 'Total'} note={isWhole(run) ? 'taxes included' : undefined}>
            <Money amount={run.total} />
          </Figure>
          {isWhole(run) && (
            <>
              <Earlier label="vs last month" total={run.total} before={run.lastMonthTotal} />
              <Earlier label="vs last year" total={run.total} before={run.lastYearTotal} />
            </>
          )}
        </>
      }
      acts={<RunActs run={run} />}
    />
  )
}

interface EarlierProps {
  readonly label: string
  readonly total: string
  readonly before: string | null
}

function Earlier({ label, total, before }: EarlierProps) {
  return (
    <Figure label={label} note={before === null ? 'no bills then' : <Money amount={before} />}>
      {changeText(total, before) ?? '–'}
    </Figure>
  )
}
