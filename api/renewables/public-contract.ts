import { type Static, Type } from 'typebox'
import { closed, key, listOf, localDate, nullable, oneOf, text } from '../fields.js'

const figure = () => Type.String({ pattern: '^-?[0-9]{1,30}(\\.[0-9]{1,30})?$', maxLength: 62 })
const onBill = {
  billNumber: text(40),
  from: localDate('First day of the bill’s period as bills print it'),
  to: localDate('Last day of it'),
}

const ownBank = closed({
  label: text(400),
  /** The period of the day; null where the bank is one for all hours. */
  period: nullable(text(200)),
  /** kWh, or the currency of money. */
  unit: text(20),
  balance: figure(),
  /** With the bill for this day it is settled next; null: never. */
  settlesOn: nullable(localDate()),
  /** What is left then is paid for, or lost. */
  leftIs: nullable(oneOf(['paid', 'lost'])),
  /** Of money: how many percent of it are paid out. */
  paidPercent: nullable(text(20)),
  /** What expires first, and until when it can be used. */
  expires: nullable(closed({ quantity: figure(), until: localDate() })),
  periods: listOf(
    closed({
      to: localDate('Last day of the period; of what was brought over the day it was earned'),
      broughtOver: figure(),
      added: figure(),
      used: figure(),
      paidOut: figure(),
      expired: figure(),
      corrected: figure(),
      balance: figure(),
    }),
    60,
  ),
})

const ownShare = closed({ generator: text(200), percent: text(20), from: localDate(), to: nullable(localDate()) })

const shareBill = closed({
  ...onBill,
  /** What it took off the bill in money; null where energy was credited. */
  credit: nullable(figure()),
  parts: listOf(closed({ generator: text(400), percent: text(20), kwh: figure() }), 100),
})

const ownProgramme = closed({
  name: text(200),
  takes: oneOf(['nothing', 'blocks', 'percent']),
  amount: nullable(figure()),
  from: localDate(),
  to: nullable(localDate()),
  bills: listOf(closed({ ...onBill, quantity: figure(), unit: text(40), kwh: nullable(figure()), amount: figure() }), 60),
})

/** What whoever has the code sees: the days of which there is usage, banks, shares and programmes of one account, bill by bill. Once it has ended: nothing. */
export const publicEnergy = closed({
  stage: oneOf(['open', 'ended']),
  validUntil: nullable(localDate('Last day on which it opens')),
  accountId: nullable(key()),
  currency: text(3),
  /** The first and last day of which intervals of the account can be downloaded; null where there are none. */
  usage: nullable(closed({ from: localDate(), to: localDate() })),
  agreements: listOf(
    closed({
      id: key(),
      address: text(500),
      tariffName: text(400),
      banks: listOf(ownBank, 100),
      shares: listOf(ownShare, 100),
      shareBills: listOf(shareBill, 60),
      programmes: listOf(ownProgramme, 50),
    }),
    200,
  ),
})
export type PublicEnergyJson = Static<typeof publicEnergy>
export type OwnAgreementJson = PublicEnergyJson['agreements'][number]
