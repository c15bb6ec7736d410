import { describe, expect, it } from 'vitest'
import { OWING, packOf, type StatedRule } from '../../test/support/collections-policy.js'
import { contacts, decisionTable, weather } from '../../test/support/decision-table.js'
import { decideDisconnection } from './decide-disconnection.js'

describe('seasons, days and hours', () => {
  const winter: StatedRule = ['season.rule', { window: { first: '12-01', last: '03-31' }, effect: 'no_cut', protects: 'heating' }]
  const eve: StatedRule = [
    'cut.blocked_times',
    {
      weekdays: ['saturday', 'sunday'],
      on_holidays: true,
      on_eve_of_weekend: true,
      on_eve_of_holiday: true,
      hours: ['08:00', '14:00'],
    },
  ]
  decisionTable([
    ['the day before the season', {}, [winter], '2026-11-30', 'act', '2026-11-30 10:00'],
    ['its first day', {}, [winter], '2026-12-01', 'wait', '2027-04-01 00:00', 'season.rule'],
    ['its last day, over the end of the year', {}, [winter], '2027-03-31', 'wait', '2027-04-01 00:00', 'season.rule'],
    ['who does not heat by it', { heatsByService: false }, [winter], '2026-12-01', 'act', '2026-12-01 10:00'],
    [
      'a window that ends on leap day',
      {},
      [['season.rule', { window: { first: '12-01', last: '02-29' }, effect: 'no_cut', protects: 'all' }]],
      '2028-02-29',
      'wait',
      '2028-03-01 00:00',
      'season.rule',
    ],
    [
      'in season only after an adult was reached',
      {},
      [['season.rule', { window: { first: '12-01', last: '03-31' }, effect: 'with_contact', protects: 'all' }]],
      '2026-12-01',
      'wait',
      null,
      'season.rule',
    ],
    [
      'in season, an adult was reached',
      { contacts: contacts({}) },
      [['season.rule', { window: { first: '12-01', last: '03-31' }, effect: 'with_contact', protects: 'all' }]],
      '2026-12-01',
      'act',
      '2026-12-01 10:00',
    ],
    ['a Friday is the eve of a weekend', {}, [eve], '2026-10-16', 'wait', '2026-10-19 08:00', 'cut.blocked_times'],
    ['a Sunday', {}, [eve], '2026-10-18', 'wait', '2026-10-19 08:00', 'cut.blocked_times'],
    ['the eve of Thanksgiving, and what follows it', {}, [eve], '2026-11-25', 'wait', '2026-11-30 08:00', 'cut.blocked_times'],
    ['a Thursday at ten', {}, [eve], '2026-10-15', 'act', '2026-10-15 10:00'],
  ])
  it.each([
    ['2026-10-15', '07:59', 'wait', '2026-10-15 08:00'],
    ['2026-10-15', '08:00', 'act', '2026-10-15 08:00'],
    ['2026-10-15', '13:59', 'act', '2026-10-15 13:59'],
    ['2026-10-15', '14:00', 'wait', '2026-10-19 08:00'],
  ] as const)('%s at %s: %s', (on, at, outcome, earliest) => {
    const decision = decideDisconnection(OWING, packOf([eve]), { on, at })
    expect([decision.outcome, `${decision.earliest?.on} ${decision.earliest?.at}`]).toEqual([outcome, earliest])
  })
})

describe('weather, on 13 January 2027', () => {
  const at32: StatedRule = ['weather.low', { degrees: '32', scale: 'F', when: 'forecast' }]
  const texas: StatedRule = ['weather.low', { degrees: '32', scale: 'F', when: 'previous_day_and_forecast' }]
  const day: StatedRule = ['weather.look_ahead', { hours: 24, authority: 'National Weather Service' }]
  const advisory: StatedRule = ['weather.high', { advisory_days_after: 2 }]
  const ahead = (low: string, high: string, readOn = '2027-01-13') =>
    weather({ kind: 'forecast', on: '2027-01-13', low, high, readOn }, { kind: 'forecast', on: '2027-01-14', low, high, readOn })
  const advised = (...days: readonly string[]) =>
    weather(
      ...['2027-01-11', '2027-01-12', '2027-01-13'].map((on) => ({
        kind: 'advisory' as const,
        on,
        isAdvised: days.includes(on),
      })),
    )
  const on = '2027-01-13'
  decisionTable([
    ['no forecast: no cut', {}, [at32, day], on, 'wait', '2027-01-14 00:00', 'weather.low'],
    [
      "yesterday's forecast is stale",
      { weather: ahead('50', '60', '2027-01-12') },
      [at32, day],
      on,
      'wait',
      '2027-01-14 00:00',
      'weather.low',
    ],
    ['32 degrees', { weather: ahead('32', '40') }, [at32, day], on, 'wait', '2027-01-14 00:00', 'weather.low'],
    ['33 degrees', { weather: ahead('33', '40') }, [at32, day], on, 'act', '2027-01-13 10:00'],
    [
      'zero degrees Celsius',
      { weather: ahead('32', '40') },
      [['weather.low', { degrees: '0', scale: 'C', when: 'forecast' }], day],
      on,
      'wait',
      '2027-01-14 00:00',
      'weather.low',
    ],
    [
      'cold only on the third day, looked for',
      {
        weather: [
          ...ahead('40', '50'),
          ...weather(
            { kind: 'forecast', on: '2027-01-15', low: '40', high: '50' },
            { kind: 'forecast', on: '2027-01-16', low: '31', high: '40' },
          ),
        ],
      },
      [at32, ['weather.look_ahead', { hours: 72, authority: 'NWS' }]],
      on,
      'wait',
      '2027-01-14 00:00',
      'weather.low',
    ],
    [
      'Texas: yesterday warm, forecast cold',
      { weather: [...ahead('20', '30'), ...weather({ kind: 'observation', on: '2027-01-12', high: '33' })] },
      [texas, day],
      on,
      'act',
      '2027-01-13 10:00',
    ],
    [
      'Texas: yesterday cold, forecast cold',
      { weather: [...ahead('20', '30'), ...weather({ kind: 'observation', on: '2027-01-12', high: '32' })] },
      [texas, day],
      on,
      'wait',
      '2027-01-14 00:00',
      'weather.low',
    ],
    [
      'Texas: yesterday not observed',
      { weather: ahead('20', '30') },
      [texas, day],
      on,
      'wait',
      '2027-01-14 00:00',
      'weather.low',
    ],
    ['no look-ahead stated', { weather: ahead('40', '50') }, [at32], on, 'act', '2027-01-13 10:00'],
    [
      '95 degrees',
      { weather: ahead('70', '95') },
      [['weather.high', { degrees: '95', scale: 'F' }], day],
      on,
      'wait',
      '2027-01-14 00:00',
      'weather.high',
    ],
    [
      '94 degrees',
      { weather: ahead('70', '94') },
      [['weather.high', { degrees: '95', scale: 'F' }], day],
      on,
      'act',
      '2027-01-13 10:00',
    ],
    ['an advisory two days back', { weather: advised('2027-01-11') }, [advisory], on, 'wait', '2027-01-14 00:00', 'weather.high'],
    ['an advisory today', { weather: advised('2027-01-13') }, [advisory], on, 'wait', '2027-01-16 00:00', 'weather.high'],
    ['no advisory in three days', { weather: advised() }, [advisory], on, 'act', '2027-01-13 10:00'],
    ['nobody looked for an advisory', { weather: [] }, [advisory], on, 'wait', '2027-01-14 00:00', 'weather.high'],
  ])
})
