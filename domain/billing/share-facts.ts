import type { ConsumptionRules } from '../metering/consumption.js'
import { countedBetweenReads } from '../metering/use-on-days.js'
import type { RatingFacts } from '../rating/facts.js'
import type { AgreementInput } from './billing-input.js'

/** Shares of generators as rating asks for them: intervals where the generator has them, else what reads at the borders of days tell. */
export function shareFacts(agreement: AgreementInput, rules: ConsumptionRules): Pick<RatingFacts, 'shares' | 'givenAway'> {
  const { shares, givenAway } = agreement
  return {
    ...(givenAway === undefined ? {} : { givenAway }),
    ...(shares === undefined
      ? {}
      : {
          shares: shares.map(({ generator, direction, percent, days, registers, relations, intervals, intervalsProblem }) => ({
            percent,
            days,
            generation: {
              generator,
              direction,
              ...(intervals === undefined ? {} : { intervals }),
              ...(intervalsProblem === undefined ? {} : { problem: intervalsProblem }),
              readsOn: (on) => countedBetweenReads(on, direction, registers, rules, relations),
            },
          })),
        }),
  }
}
