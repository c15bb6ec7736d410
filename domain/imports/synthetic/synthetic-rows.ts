import type { ContractFileName } from '../contract.js'
import { depositRows, openItemRows } from './balance-rows.js'
import { WINDOWS } from './calendar.js'
import {
  accountId,
  agreementId,
  type Household,
  householdOf,
  isFormerTenant,
  placeOf,
  type Place,
  type Recipe,
  type Service,
  servicePointId,
} from './household.js'
import { installRows, meterRows, readRows, registerRows } from './meter-rows.js'
import { historyRows } from './past-bills.js'
import { accountPeopleRows, accountRow, customerRows } from './people-rows.js'
import { premiseRow, servicePointRows } from './place-rows.js'

/**
 * The rows of one file of a synthetic utility in the shape of Alder Creek, as texts in the order of the contract's columns. The same
 * recipe gives the same rows, and each account is made from its number alone, so that a file of any size streams in flat memory.
 */
export function* syntheticRows(recipe: Recipe, file: ContractFileName): Generator<readonly string[]> {
  if (file === 'bill_cycles.csv') {
    yield* WINDOWS
    return
  }
  for (let index = 0; index < recipe.accounts; index += 1) yield* rowsOfIndex(recipe, file, index)
}

function* rowsOfIndex(
  recipe: Recipe,
  file: Exclude<ContractFileName, 'bill_cycles.csv'>,
  index: number,
): Generator<readonly string[]> {
  const isPlace = !isFormerTenant(recipe, index)
  switch (file) {
    case 'customers.csv':
      return yield* customerRows(recipe, householdOf(recipe, index))
    case 'accounts.csv':
      return yield accountRow(recipe, householdOf(recipe, index))
    case 'account_people.csv':
      return yield* accountPeopleRows(recipe, householdOf(recipe, index))
    case 'agreements.csv':
      return yield* agreementRows(recipe, householdOf(recipe, index))
    case 'open_items.csv':
      return yield* openItemRows(recipe, householdOf(recipe, index))
    case 'deposits.csv':
      return yield* depositRows(recipe, householdOf(recipe, index))
    case 'bank_openings.csv':
      return
    case 'bill_history.csv':
      return yield* historyRows(recipe, householdOf(recipe, index))
    default:
      if (isPlace) yield* rowsOfPlace(recipe, file, placeOf(recipe, index))
  }
}

type PlaceFile = 'premises.csv' | 'service_points.csv' | 'meters.csv' | 'registers.csv' | 'installs.csv' | 'reads.csv'

function* rowsOfPlace(recipe: Recipe, file: PlaceFile, place: Place): Generator<readonly string[]> {
  switch (file) {
    case 'premises.csv':
      return yield premiseRow(recipe, place)
    case 'service_points.csv':
      return yield* servicePointRows(recipe, place)
    case 'meters.csv':
      return yield* meterRows(recipe, place)
    case 'registers.csv':
      return yield* registerRows(recipe, place)
    case 'installs.csv':
      return yield* installRows(recipe, place)
    case 'reads.csv':
      return yield* readRows(recipe, place)
  }
}

function* agreementRows(recipe: Recipe, household: Household): Generator<string[]> {
  for (const service of household.place.services) {
    yield [
      agreementId(recipe, household, service),
      accountId(recipe, household.index),
      servicePointId(recipe, household.place, service),
      tariffOf(household, service),
      household.startOn,
      household.stopOn ?? '',
    ]
  }
}

function tariffOf({ place, stopOn }: Household, service: Service): string {
  if (stopOn === undefined && place.quirk === 'unknown_tariff' && place.quirkService === service)
    return service === 'water' ? 'W-IRR' : 'E-TOU'
  switch (service) {
    case 'water':
      return place.isResidential ? 'W-RES' : 'W-COM'
    case 'sewer':
      return place.isResidential ? 'S-RES' : 'S-COM'
    case 'stormwater':
      return place.isResidential && place.dwellingUnits < 3 ? 'ST-RES' : 'ST-NRES'
    case 'refuse':
      return 'RF-CART'
    case 'electric':
      return place.isResidential ? 'E-RES' : 'E-COM'
  }
}
