import { addDays } from '../../kernel/local-date.js'
import { addressOf } from './address.js'
import { accountId, customerId, type Household, type Recipe } from './household.js'
import { BUSINESS_NAMES, FAMILY_NAMES, GIVEN_NAMES, NOTES, PUBLIC_NAMES, STREET_NAMES } from './names.js'
import { SeededRandom } from './seeded-random.js'

interface People {
  readonly hasPartner: boolean
  readonly hasLandlord: boolean
  readonly hasThirdParty: boolean
}

function peopleOf(recipe: Recipe, household: Household): People {
  const random = new SeededRandom(recipe.seed, 'people', household.index)
  const isHome = household.customerClass === 'residential'
  return {
    hasPartner: isHome && random.chance(160),
    hasLandlord: isHome && random.chance(230),
    hasThirdParty: isHome && random.chance(35),
  }
}

/** Rows of customers.csv: the main customer, and whoever else stands on the account. */
export function* customerRows(recipe: Recipe, household: Household): Generator<string[]> {
  const people = peopleOf(recipe, household)
  if (household.customerClass === 'residential') yield person(recipe, household, 0)
  else yield organisation(recipe, household)
  if (people.hasPartner) yield person(recipe, household, 1)
  if (people.hasLandlord) yield person(recipe, household, 2)
  if (people.hasThirdParty) yield person(recipe, household, 3)
}

export function accountRow(recipe: Recipe, household: Household): string[] {
  const random = new SeededRandom(recipe.seed, 'account', household.index)
  const status = household.isPending ? 'pending' : household.stopOn === undefined ? 'active' : 'closed'
  return [
    accountId(recipe, household.index),
    customerId(recipe, household.index, 0),
    household.customerClass,
    household.place.cycle,
    random.pick(['email', 'email', 'post', 'post', 'both']),
    status,
    household.startOn,
    household.stopOn ?? '',
    String(household.taxExempt),
    String(household.lowIncome),
  ]
}

export function* accountPeopleRows(recipe: Recipe, household: Household): Generator<string[]> {
  const people = peopleOf(recipe, household)
  const account = accountId(recipe, household.index)
  yield [account, customerId(recipe, household.index, 0), 'main']
  if (people.hasPartner) yield [account, customerId(recipe, household.index, 1), 'co_applicant']
  if (people.hasLandlord) yield [account, customerId(recipe, household.index, 2), 'owner']
  if (people.hasThirdParty) yield [account, customerId(recipe, household.index, 3), 'third_party_notice']
}

/** The landlord of a place, where its present household rents. */
export function landlordOf(recipe: Recipe, household: Household): string {
  return peopleOf(recipe, household).hasLandlord ? customerId(recipe, household.index, 2) : ''
}

function person(recipe: Recipe, household: Household, slot: 0 | 1 | 2 | 3): string[] {
  const random = new SeededRandom(recipe.seed, 'person', household.index * 4 + slot)
  const given = random.pick(GIVEN_NAMES)
  const family = random.pick(FAMILY_NAMES)
  const senior = random.chance(160)
  const born = addDays(senior ? '1936-01-01' : '1962-01-01', random.int(0, senior ? 9_000 : 14_500))
  return [
    customerId(recipe, household.index, slot),
    'person',
    given,
    family,
    '',
    `customer${household.index * 4 + slot + 1}@example.com`,
    random.chance(900) ? `+1-541-555-01${String(random.int(0, 99)).padStart(2, '0')}` : '',
    random.pick(['en', 'en', 'en', 'en', 'en', 'en', 'en', 'es', 'vi', 'uk']),
    senior || random.chance(600) ? born : '',
    ...mailAddress(recipe, household, slot),
    household.startOn < '2026-09-01' ? household.startOn : '2026-08-20',
    String(slot === 0 && random.chance(11)),
    String(senior),
    random.chance(60) ? random.pick(NOTES) : '',
  ]
}

function organisation(recipe: Recipe, household: Household): string[] {
  const random = new SeededRandom(recipe.seed, 'organisation', household.index)
  const isPublic = household.customerClass === 'public_authority'
  const kind = random.pick<string>(isPublic ? PUBLIC_NAMES : BUSINESS_NAMES)
  const name = `${random.pick(isPublic ? STREET_NAMES : [...STREET_NAMES, ...FAMILY_NAMES])} ${kind}`
  return [
    customerId(recipe, household.index, 0),
    'organisation',
    '',
    '',
    name,
    `billing${household.index + 1}@example.com`,
    `+1-541-555-01${String(random.int(0, 99)).padStart(2, '0')}`,
    'en',
    '',
    ...mailAddress(recipe, household, 0),
    household.startOn < '2026-09-01' ? household.startOn : '2026-08-20',
    'false',
    'false',
    '',
  ]
}

/** Most live where they take service; some have a post box. */
function mailAddress(recipe: Recipe, household: Household, slot: number): string[] {
  const random = new SeededRandom(recipe.seed, 'mail', household.index * 4 + slot)
  const elsewhere = slot > 1 || random.chance(180)
  const address = addressOf(household.place)
  const line1 = elsewhere ? `PO Box ${random.int(100, 9_999)}` : address.line1
  return [line1, elsewhere ? '' : address.line2, address.city, address.state, address.postcode, 'US']
}
