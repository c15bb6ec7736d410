import { describe } from 'vitest'
import { type StatedRule } from '../../test/support/collections-policy.js'
import { contacts, decisionTable, notices } from '../../test/support/decision-table.js'
import type { NoticeFact } from './disconnection-facts.js'

describe('notices and contact', () => {
  const fifteen: StatedRule = ['notice.first', { channels: { served: 15, mail: 18 }, count: 'calendar' }]
  const ten: StatedRule = ['notice.first', { channels: { mail: 10 }, count: 'business' }]
  const second: StatedRule = ['notice.second', { channels: { mail: 3 }, count: 'calendar' }]
  const valid: StatedRule = ['notice.validity', { must_state: ['issued', 'effective', 'expires'], expires_after_days: 20 }]
  const six: StatedRule = [
    'contact.personal',
    { attempts: 1, channels: ['phone', 'visit'], lead: { days: 6, count: 'business' }, must_reach: true },
  ]
  decisionTable([
    ['no notice', {}, [fifteen], '2026-10-14', 'wait', null, 'notice.first'],
    ['mailed, day 17', { notices: notices({}) }, [fifteen], '2026-10-18', 'wait', '2026-10-19 00:00', 'notice.first'],
    ['mailed, day 18', { notices: notices({}) }, [fifteen], '2026-10-19', 'act', '2026-10-19 10:00'],
    [
      'served, day 14',
      { notices: notices({ channel: 'served' }) },
      [fifteen],
      '2026-10-15',
      'wait',
      '2026-10-16 00:00',
      'notice.first',
    ],
    ['served, day 15', { notices: notices({ channel: 'served' }) }, [fifteen], '2026-10-16', 'act', '2026-10-16 10:00'],
    [
      'a channel that is no notice here',
      { notices: notices({ channel: 'email' }) },
      [fifteen],
      '2026-12-01',
      'wait',
      null,
      'notice.first',
    ],
    [
      'ten business days over a holiday',
      { notices: notices({ issuedOn: '2026-11-20' }) },
      [ten],
      '2026-12-04',
      'wait',
      '2026-12-07 00:00',
      'notice.first',
    ],
    ['not gone out yet', { notices: notices({ issuedOn: null }) }, [fifteen], '2026-10-19', 'wait', null, 'notice.first'],
    ['came back', { notices: notices({ delivery: 'failed' }) }, [fifteen], '2026-10-19', 'wait', null, 'notice.first'],
    [
      'must have arrived',
      { notices: notices({}) },
      [fifteen, ['notice.delivered_by', { channels: ['mail'] }]],
      '2026-10-19',
      'wait',
      null,
      'notice.first',
    ],
    [
      'has arrived',
      { notices: notices({ delivery: 'delivered' }) },
      [fifteen, ['notice.delivered_by', { channels: ['mail'] }]],
      '2026-10-19',
      'act',
      '2026-10-19 10:00',
    ],
    ['the last day it holds', { notices: notices({}) }, [fifteen, valid], '2026-11-08', 'act', '2026-11-08 10:00'],
    ['expired', { notices: notices({}) }, [fifteen, valid], '2026-11-09', 'wait', null, 'notice.first'],
    [
      'what is printed binds: later',
      { notices: notices({ effectiveOn: '2026-10-22' }) },
      [fifteen],
      '2026-10-19',
      'wait',
      '2026-10-22 00:00',
      'notice.first',
    ],
    [
      'what is printed binds: expires sooner',
      { notices: notices({ expiresOn: '2026-10-25' }) },
      [fifteen, valid],
      '2026-10-26',
      'wait',
      null,
      'notice.first',
    ],
    [
      'an expired one and a new one',
      { notices: notices({}, { issuedOn: '2026-11-09' }) },
      [fifteen, valid],
      '2026-11-09',
      'wait',
      '2026-11-27 00:00',
      'notice.first',
    ],
    ['the second is missing', { notices: notices({}) }, [fifteen, second], '2026-10-19', 'wait', null, 'notice.second'],
    [
      'the second went out in time',
      { notices: notices({}, { stage: 'second', issuedOn: '2026-10-16' }) },
      [fifteen, second],
      '2026-10-19',
      'act',
      '2026-10-19 10:00',
    ],
    [
      'the second a day late',
      { notices: notices({}, { stage: 'second', issuedOn: '2026-10-17' }) },
      [fifteen, second],
      '2026-10-19',
      'wait',
      '2026-10-20 00:00',
      'notice.second',
    ],
    [
      'expires during the season',
      { notices: notices({ issuedOn: '2026-11-12' }) },
      [fifteen, valid, ['season.rule', { window: { first: '12-01', last: '03-31' }, effect: 'no_cut', protects: 'all' }]],
      '2026-12-01',
      'wait',
      null,
      'season.rule',
    ],
    [
      'an adult reached six business days before',
      { contacts: contacts({ on: '2026-12-01' }) },
      [six],
      '2026-12-09',
      'act',
      '2026-12-09 10:00',
    ],
    [
      'an adult reached five business days before',
      { contacts: contacts({ on: '2026-12-01' }) },
      [six],
      '2026-12-08',
      'wait',
      '2026-12-09 00:00',
      'contact.personal',
    ],
    [
      'called, nobody reached',
      { contacts: contacts({ reached: 'nobody' }) },
      [six],
      '2026-12-09',
      'wait',
      null,
      'contact.personal',
    ],
    [
      'two attempts asked, one made',
      { contacts: contacts({ reached: 'nobody' }) },
      [['contact.personal', { attempts: 2, channels: ['phone'], lead: { days: 3, count: 'calendar' }, must_reach: false }]],
      '2026-10-14',
      'wait',
      null,
      'contact.personal',
    ],
    [
      'two attempts made, the second in time',
      { contacts: contacts({ reached: 'nobody' }, { on: '2026-10-11', reached: 'nobody' }) },
      [['contact.personal', { attempts: 2, channels: ['phone'], lead: { days: 3, count: 'calendar' }, must_reach: false }]],
      '2026-10-14',
      'act',
      '2026-10-14 10:00',
    ],
    ['prepayment first', {}, [['prepayment.offer_first', true]], '2026-10-14', 'wait', null, 'prepayment.offer_first'],
    [
      'prepayment offered',
      { contacts: contacts({ offeredPrepayment: true }) },
      [['prepayment.offer_first', true]],
      '2026-10-14',
      'act',
      '2026-10-14 10:00',
    ],
  ])

  const building: StatedRule = [
    'multi_dwelling.notice',
    {
      building: { channels: { posted: 15 }, count: 'calendar' },
      each_unit: { channels: { mail: 18 }, count: 'calendar' },
      parties: ['health officer'],
    },
  ]
  const told = (
    recipient: NoticeFact['recipient'],
    party: string | null,
    channel: NoticeFact['channel'],
    issuedOn = '2026-10-01',
  ): Partial<NoticeFact> => ({
    recipient,
    party,
    channel,
    issuedOn,
  })
  decisionTable([
    [
      'a building where one unit was not told',
      {
        dwellings: 2,
        notices: notices(told('building', null, 'posted'), told('unit', '1', 'mail'), told('party', 'health officer', 'posted')),
      },
      [building],
      '2026-12-01',
      'wait',
      null,
      'multi_dwelling.notice',
    ],
    [
      'everybody told, the last unit later',
      {
        dwellings: 2,
        notices: notices(
          told('building', null, 'posted'),
          told('unit', '1', 'mail'),
          told('unit', '2', 'mail', '2026-10-03'),
          told('party', 'health officer', 'posted'),
        ),
      },
      [building],
      '2026-10-20',
      'wait',
      '2026-10-21 00:00',
      'multi_dwelling.notice',
    ],
  ])
})
