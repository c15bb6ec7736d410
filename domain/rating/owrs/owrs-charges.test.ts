import { describe, expect, test } from 'vitest'
import { type OwrsCase, owrsBill, owrsLines } from '../../../test/support/owrs.js'

// Figures are reckoned by hand in the comments, or follow from the conventions of docs/tariffs.md, section 13.

const TIERS = `
service_charge: 6.14
tier_starts:
  - 0
  - 10
  - 21
tier_prices:
  - 1
  - 2
  - 3.5
commodity_charge: Tiered
bill: service_charge+commodity_charge`

const BUDGET = `
service_charge: 12
gpcd_commodity: 60
landscape_factor_commodity: .7
indoor_commodity: "gpcd*hhsize*days_in_period*(1/748)"
outdoor_commodity: "landscape_factor*et_amount*irr_area*0.62*(1/748)"
budget_commodity: indoor+outdoor
tier_starts_commodity:
  - 0
  - indoor
  - 100%
  - 150%+
tier_prices_commodity:
  - 1
  - 2
  - 3
  - 4
commodity_charge: Budget
bill: service_charge+commodity_charge`

test('charges that are all times something are lines of their own, and so is what it makes of them', () => {
  // (10 + 20 × 1) × (1 − 0.2): 20 % of 30 less.
  const fields = `
service_charge: 10
flat_rate: 1
commodity_charge: flat_rate*usage_ccf
percent_discount: 0.2
bill: (service_charge+commodity_charge)*(1-percent_discount)`
  expect(owrsLines({ fields, use: '20' })).toEqual([
    'service_charge 1 10 10',
    'commodity_charge 20 1 20',
    'percent_discount 1 -6 -6',
    'bill 24.00',
  ])
})

describe('tiers', () => {
  test.each<[string, OwrsCase, string[]]>([
    [
      'end one unit below the next start; fractions are billed',
      { fields: TIERS, use: '22.5' },
      [
        'service_charge 1 6.14 6.14',
        'commodity_charge 9 1 9',
        'commodity_charge 11 2 22',
        'commodity_charge 2.5 3.5 8.75',
        'bill 45.89',
      ],
    ],
    [
      'with the other reading they end where the next one starts',
      { fields: TIERS, use: '22.5', choices: { tierStarts: 'bound' } },
      [
        'service_charge 1 6.14 6.14',
        'commodity_charge 10 1 10',
        'commodity_charge 11 2 22',
        'commodity_charge 1.5 3.5 5.25',
        'bill 43.39',
      ],
    ],
    ['no use: the charge of the connection alone', { fields: TIERS, use: 0 }, ['service_charge 1 6.14 6.14', 'bill 6.14']],
    [
      'both spellings are the same fields',
      { fields: TIERS.replace('tier_starts', 'tier_starts_commodity').replace('tier_prices', 'tier_prices_commodity'), use: 12 },
      ['service_charge 1 6.14 6.14', 'commodity_charge 9 1 9', 'commodity_charge 3 2 6', 'bill 21.14'],
    ],
    [
      'a second tier that starts at 1 leaves nothing for the first',
      { fields: TIERS.replace('  - 10\n', '  - 1\n'), use: 5 },
      ['service_charge 1 6.14 6.14', 'commodity_charge 5 2 10', 'bill 16.14'],
    ],
    [
      'as many as the meter size has',
      {
        fields: `
tier_starts:
  depends_on: meter_size
  values:
    5/8":
      - 0
      - 5
      - 20
    2":
      - 0
      - 80
tier_prices:
  depends_on: meter_size
  values:
    5/8":
      - 0
      - 1.6
      - 2.6
    2":
      - 0
      - 2.6
commodity_charge: Tiered
bill: commodity_charge`,
        use: 100,
        attributes: { meter_size: '2' },
      },
      ['commodity_charge 79 0 0', 'commodity_charge 21 2.6 54.6', 'bill 54.60'],
    ],
    [
      'a meter size without tiers is refused, not billed without them',
      {
        fields: `
tier_starts:
  depends_on: meter_size
  values: {5/8: [0, 5, 20], 2: [0, 80]}
tier_prices: [1, 2, 3]
commodity_charge: Tiered
bill: commodity_charge`,
        use: 100,
        attributes: { meter_size: '2' },
      },
      [expect.stringContaining('NO_TABLE_ROW') as string],
    ],
  ])('%s', (_case, given, expected) => {
    expect(owrsLines(given)).toEqual(expected)
  })
})

describe('budgets', () => {
  // Indoor 60 × 3 × 31 ÷ 748 = 7.459893; outdoor 0.7 × 4.8 × 1300 × 0.62 ÷ 748 = 3.620535; the budget is 11.080428.
  const house = { hhsize: '3', et_amount: '4.8', irr_area: '1300' }
  test.each<[string, OwrsCase, string]>([
    // Starts 7, 11 and 17 (16.62): 6 at 1, 4 at 2, 6 at 3, 4 at 4, and 12.
    ['starts are whole units, a tie to the even one', { fields: BUDGET, use: 20, attributes: house }, '60.00'],
    // Starts 8, 12 and 17: 7 at 1, 4 at 2, 5 at 3, 4 at 4, and 12.
    [
      'rounded up where that is asked for',
      { fields: BUDGET, use: 20, attributes: house, choices: { budgetRounding: 'up' } },
      '58.00',
    ],
    // Bounds 7.459893, 11.080428, 16.620642 as they are.
    [
      'not rounded',
      { fields: BUDGET, use: 20, attributes: house, choices: { budgetRounding: 'none', tierStarts: 'bound' } },
      '56.84',
    ],
    [
      'what the household is must be known',
      { fields: BUDGET, use: 20, attributes: { hhsize: '3', irr_area: '1300' } },
      expect.stringContaining('et_amount is not known') as string,
    ],
    ['an attribute stands before what the file states', { fields: `hhsize: 4\n${BUDGET}`, use: 20, attributes: house }, '60.00'],
    [
      'a file that states the household needs none',
      { fields: `hhsize: 3\net_amount: 4.8\nirr_area: 1300\n${BUDGET}`, use: 20 },
      '60.00',
    ],
    [
      // 100% of a budget of 5 begins below the fixed 10: nine units of the first tier, none of the second, as RateParser reckons.
      'a start that falls below the one before it leaves the tier between empty',
      {
        fields: `budget: allocation\ntier_starts: [0, 10, 100%]\ntier_prices: [1, 2, 3]\ncommodity_charge: Budget\nbill: commodity_charge`,
        use: 30,
        attributes: { allocation: '5' },
      },
      '72.00',
    ],
    [
      // Nobody lives there: no unit of the first tier, 4 of the second, 6 at 3; a tenth of these 26 on top.
      'a start of nothing, of a charge that another one is reckoned from',
      {
        fields: `indoor: people*2\nbudget: 5\ntier_starts: [0, indoor, 100%]\ntier_prices: [1, 2, 3]\ncommodity_charge: Budget\nfee: 0.1*commodity_charge\nbill: commodity_charge+fee`,
        use: 10,
        attributes: { people: '0' },
      },
      '28.60',
    ],
    [
      'and above it the tiers are in order',
      {
        fields: `budget: allocation\ntier_starts: [0, 10, 100%]\ntier_prices: [1, 2, 3]\ncommodity_charge: Budget\nbill: commodity_charge`,
        use: 30,
        attributes: { allocation: '21' },
      },
      '61.00',
    ],
    [
      // Chino Hills in the analysis of the survey (OWRS-Analysis, summary_table.csv): $30.44 and $29.54. Its garden is not stated: 2,150
      // square feet make a budget of 13 units, 7 of them indoor; it counted the tiers up to the rounded budget.
      'a published bill of a budget',
      {
        fields: BUDGET.replace('12', '29.54')
          .replace('60', '55')
          .replace('.7', '.8')
          .replace('  - 150%+\n', '')
          .replace('  - 1\n  - 2\n  - 3\n  - 4', '  - 2.09\n  - 2.37\n  - 3.31'),
        use: '13.4807349624706',
        attributes: {
          hhsize: '2.96999686534414',
          et_amount: '4.48848454545455',
          irr_area: '2150',
          days_in_period: '30.4',
        },
        choices: { tierStarts: 'bound' },
      },
      '59.98',
    ],
    [
      'a share of a budget in a charge that says Tiered',
      { fields: BUDGET.replace('Budget', 'Tiered'), use: 20, attributes: house },
      expect.stringContaining('share of a budget') as string,
    ],
  ])('%s', (_case, given, expected) => {
    expect(owrsBill(given)).toEqual(expected)
  })
})

// Bills of the survey's analysis (OWRS-Analysis, summary_table.csv), of rates whose starts are not what one expects.
test.each<[string, string, string, string, string, string]>([
  ['Escondido: starts that are no whole units', '30.11', '0, 9.36, 20.05', '5.33, 6.88, 8.75', '9.61566591545839', '83.31'],
  ['Walnut Valley: the first tier starts at 1', '19.43', '1, 13, 40', '2.97, 3.39, 3.39', '14.3649520755301', '63.09'],
  ['Pittsburg: the second tier starts at 1', '24.29', '0, 1, 15', '0.01, 3.56, 5.27', '10.0192302245508', '59.96'],
])('%s', (_, service, starts, prices, use, bill) => {
  const fields = `service_charge: ${service}\ntier_starts: [${starts}]\ntier_prices: [${prices}]\ncommodity_charge: Tiered\nbill: service_charge+commodity_charge`
  expect(owrsBill({ fields, use })).toBe(bill)
})

describe('formulas', () => {
  const formula = (text: string, use: string | number = 7): OwrsCase => ({
    fields: `flat_rate: 2\nbill: ${JSON.stringify(text)}`,
    use,
  })
  test.each<[string, string]>([
    ['flat_rate*usage_ccf', '14.00'],
    ['10 - 2 - 3', '5.00'],
    ['2^3 + (1 + 1)^2', '12.00'],
    ['-2^2 + 10', '6.00'],
    ['100/10/2', '5.00'],
    ['7 %% 4 + 7 %/% 4', '4.00'],
    ['max(1, 5, 3) - min(4, 2)', '3.00'],
    ['round(2.5) + round(3.5)', '6.00'],
    ['ceiling(usage_ccf/2) + floor(usage_ccf/2)', '7.00'],
    ['abs(3 - usage_ccf)', '4.00'],
    ['ifelse(usage_ccf > 5, 10, 20)', '10.00'],
    ['ifelse(usage_ccf > 5 & usage_ccf < 7, 10, 20)', '20.00'],
    ['ifelse(usage_ccf == 7 | usage_ccf == 8, 10, 20)', '10.00'],
    ['ifelse(!(usage_ccf != 7), 10, 20)', '10.00'],
    ['ifelse(flat_rate*3 < usage_ccf, 10, 20)', '10.00'],
    ['ifelse(usage_ccf <= 5, 0, (usage_ccf-5)*1.25)', '2.50'],
    ['(usage_ccf >= 7)*3', '3.00'],
    ['1e2 + .5', '100.50'],
    ['usage_ccf/1000*flat_rate*500', '7.00'],
  ])('%s = %s', (text, expected) => {
    expect(owrsBill(formula(text))).toBe(expected)
  })

  test('text is compared as tables are', () => {
    const fields = 'rate_of_season: ifelse(season == "Summer", 3, 2)\nbill: rate_of_season*usage_ccf'
    expect(owrsBill({ fields, use: 5, attributes: { season: 'summer' } })).toBe('15.00')
    expect(owrsBill({ fields, use: 5, attributes: { season: 'WINTER' } })).toBe('10.00')
  })

  test('a charge that is tiered can be reckoned with', () => {
    expect(
      owrsBill({
        fields: TIERS.replace('bill: service_charge+commodity_charge', 'bill: (service_charge+commodity_charge)*1.1'),
        use: '22.5',
      }),
    ).toBe('50.48')
  })

  test('a minimum bill is a line of its own', () => {
    const fields =
      'minimum_charge: 30\nservice_charge: 10\ncommodity_charge: 2*usage_ccf\nbill: max(minimum_charge, service_charge + commodity_charge)'
    expect(owrsLines({ fields, use: 4 })).toEqual([
      'service_charge 1 10 10',
      'commodity_charge 4 2 8',
      'minimum 1 12 12',
      'bill 30.00',
    ])
    expect(owrsBill({ fields, use: 14 })).toBe('38.00')
  })
})
