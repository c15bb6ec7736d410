import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApi, testApi } from '../../test/support/api.js'
import { dayOf, goOn, liveThrough, daysFrom, owe, seedCollections } from '../../test/support/collections.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import type {
  CollectionPageJson,
  CollectionsHomeJson,
  CollectionsPreviewJson,
  DecisionAnswerJson,
  ProtectionJson,
} from './contract.js'

let database: TestDatabase
let api: TestApi
beforeAll(async () => {
  database = await testDatabase()
  await seedCollections(database.pool, '2026-09-01', [['dunning.approval', true]])
  await owe(database.pool, 'A1', 'G1', '2026-09-01', '120.00')
  await owe(database.pool, 'A2', 'G2', '2026-09-01', '80.00')
  api = await testApi(database)
  await liveThrough(database, daysFrom('2026-09-01', '2026-09-13'), 'A1', 'A2')
}, 120_000)
afterAll(async () => {
  await api.close()
  await database.close()
})

const decisionOn = async (asked: string, role: 'collections' | 'cashier' = 'collections'): Promise<DecisionAnswerJson> =>
  (await (await api.as(role)).get(`/accounts/A1/disconnection-decision${asked}`)).json()

describe('why not, or when earliest', () => {
  it('answers with every rule tested and the earliest lawful moment', async () => {
    const decision = await decisionOn('')
    expect(decision).toMatchObject({
      collectionId: 'A1-1',
      service: 'water',
      pastDue: '120.00',
      outcome: 'wait',
      earliest: { on: '2026-09-23', at: '08:00' },
      projection: { cutOn: '2026-09-23', steps: [{ on: '2026-09-23', step: 'cut' }] },
    })
    expect(decision.trace.filter(({ allows }) => !allows).map(({ rule, citation, pack }) => [rule, citation, pack])).toEqual([
      ['cut.blocked_times', '§ cut.blocked_times', 'test-utility'],
      ['notice.first', '§ notice.first', 'test-utility'],
    ])
  })

  it('supposes a day, or a payment', async () => {
    expect((await decisionOn('?date=2026-09-23')).outcome).toBe('act')
    expect(await decisionOn('?date=2026-09-23&payment=70.01')).toMatchObject({
      outcome: 'wait',
      pastDue: '49.99',
      earliest: null,
    })
    expect((await decisionOn('?payment=120.00')).outcome).toBe('stop')
  })

  it('counts credit points with the case that shows each, and refuses an unknown account', async () => {
    const clerk = await api.as('service_representative')
    expect((await clerk.get('/accounts/A1/credit-history')).json()).toEqual({
      accountId: 'A1',
      points: 1,
      rule: expect.objectContaining({ pack: 'test-utility', citation: '§ credit.points' }),
      entries: [
        {
          kind: 'late_payment',
          on: '2026-09-04',
          subject: 'A1-1',
          points: 1,
          counts: 1,
          halvedFrom: null,
          forgottenFrom: '2028-09-04',
        },
      ],
    })
    expect((await clerk.get('/accounts/NONE/credit-history')).statusCode).toBe(404)
  })

  it('shows marks on the customer as what they are: protections that are changed at the customer', async () => {
    const mark = (senior: boolean) =>
      database.adminPool.query(
        `update customers set senior = $1 where customer_id = (select customer_id from accounts where account_id = 'A2')`,
        [senior],
      )
    await mark(true)
    const listed = (await (await api.as('collections')).get('/accounts/A2/protections')).json<ProtectionJson[]>()
    expect(listed).toMatchObject([{ id: null, kind: 'age', source: 'import', isInForce: true, mayRenew: false, endsOn: null }])
    await mark(false)
    expect((await (await api.as('collections')).get('/accounts/A2/protections')).json()).toEqual([])
  })

  it('tells only those who need it which protection holds', async () => {
    const clerk = await api.as('service_representative')
    const added = await clerk.post('/accounts/A1/protections', {
      kind: 'life_support',
      source: 'certificate',
      evidence: 'Dr Lin, ventilator',
      beginsOn: '2026-09-13',
      reason: 'Shown at the counter',
    })
    expect(added.statusCode).toBe(201)
    expect(JSON.stringify(await decisionOn(''))).toContain('life support')
    const masked = await decisionOn('', 'cashier')
    expect(masked.seesProtections).toBe(false)
    expect(masked.trace[0]).toMatchObject({
      rule: 'protection',
      allows: false,
      says: 'A protection of the household holds.',
      facts: {},
    })
    expect(JSON.stringify(masked)).not.toMatch(/life|ventilator|Lin/)
    await goOn(database.pool, 'A1')
    const page = await (await api.as('cashier')).get('/collections/A1-1')
    expect(page.body).not.toMatch(/life|ventilator|Lin/)
    expect((await (await api.as('cashier')).get('/accounts/A1/protections')).statusCode).toBe(403)
    const [protection] = (await clerk.get('/accounts/A1/protections')).json<ProtectionJson[]>()
    expect(protection).toMatchObject({ kind: 'life_support', isInForce: true, mayRenew: false })
    const ended = await clerk.post(`/protections/${protection?.id}/end`, { reason: 'Entered for the wrong account' })
    expect(ended.json()).toMatchObject({ endedOn: '2026-09-13' })
    expect((await clerk.post(`/protections/${protection?.id}/end`, { reason: 'Once more' })).json().code).toBe('PROTECTION_ENDED')
  })

  it.each([
    [{ kind: 'pledge' }, 'PROTECTION_INCOMPLETE'],
    [{ kind: 'age' }, 'PROTECTION_INCOMPLETE'],
    [{ kind: 'medical', endsOn: '2026-08-01' }, 'PROTECTION_DATES'],
    [{ kind: 'medical', renewsProtectionId: 1 }, 'PROTECTION_NOT_RENEWABLE'],
  ])('%j is refused with %s', async (more, code) => {
    const body = { source: 'customer', evidence: 'by phone', beginsOn: '2026-09-13', reason: 'Told us', ...more }
    expect((await (await api.as('collections')).post('/accounts/A2/protections', body)).json().code).toBe(code)
  })
})

describe('cases', () => {
  it('are previewed, held, and released', async () => {
    const collector = await api.as('collections')
    const preview = async (): Promise<CollectionsPreviewJson> =>
      (await collector.get('/collections-preview?date=2026-09-23')).json()
    expect((await preview()).acts).toEqual([{ act: 'disconnect', cases: 2, owed: '200.00' }])
    const supervisor = await api.as('supervisor')
    expect((await collector.get('/collection-hold-reach?scope=area&value=R101')).json()).toEqual({ cases: 2, owed: '200.00' })
    const held = await supervisor.post('/collection-holds', { scope: 'area', value: 'R101', reason: 'Flood on the river road' })
    expect(held.json()).toMatchObject({ cases: 2, owed: '200.00' })
    expect((await preview()).acts).toEqual([])
    expect((await collector.post(`/collection-holds/${held.json().holdId}/release`, { reason: 'Over' })).statusCode).toBe(403)
    await supervisor.post(`/collection-holds/${held.json().holdId}/release`, { reason: 'The water is gone' })
    expect((await preview()).acts).toHaveLength(1)
  })

  it('wait for a supervisor, and say why a button is disabled', async () => {
    await dayOf(database.adminPool, '2026-09-23')
    await goOn(database.pool, 'A1')
    await goOn(database.pool, 'A2')
    const supervisor = await api.as('supervisor')
    const home = (await supervisor.get('/collections-home')).json<CollectionsHomeJson>()
    expect(home.approvals.map(({ id, owed }) => [id, owed])).toEqual([
      ['A1-1', '120.00'],
      ['A2-1', '80.00'],
    ])
    expect(home.pipeline).toEqual([{ stage: 'cut', state: 'dunning', cases: 2, owed: '200.00' }])
    const collector = await api.as('collections')
    const page = (await collector.get('/collections/A1-1')).json<CollectionPageJson>()
    expect(page.acts.find(({ act }) => act === 'release_cut')).toEqual({
      act: 'release_cut',
      may: false,
      because: 'Your role may not do this.',
    })
    expect(page.acts.find(({ act }) => act === 'skip')?.because).toBe('The disconnection is not skipped; stop the case instead.')
    expect((await collector.post('/collections/A1-1/release_cut', { reason: 'Looked at it' })).statusCode).toBe(403)
    expect((await supervisor.post('/collections/A1-1/release_cut', { reason: 'Looked at it', version: 1 })).json().code).toBe(
      'CHANGED_MEANWHILE',
    )
    expect((await supervisor.post('/collections/A1-1/release_cut', { reason: 'Looked at it' })).json()).toEqual({
      id: 'A1-1',
      state: 'dunning',
    })
    expect((await supervisor.post('/collections/A2-1/refuse_cut', { reason: 'Family in hardship' })).json()).toEqual({
      id: 'A2-1',
      state: 'closed',
    })
    await goOn(database.pool, 'A1')
    expect((await collector.get('/collections/A1-1')).json<CollectionPageJson>()).toMatchObject({
      state: 'cut_ordered',
      waitsFor: 'the crew',
    })
    expect((await collector.list('/collections', { filter: { isOpen: true } })).total).toBe(1)
    const process = (await supervisor.get(`/processes/${encodeURIComponent('dunning/A1/1')}`)).json()
    expect(process).toMatchObject({ subjectPath: '/collections/A1-1/show', owner: 'field' })
    expect(process.mayDo.map((each: { act: string }) => each.act)).toEqual([
      'release_cut',
      'refuse_cut',
      'skip',
      'order_reconnection',
      'stop',
    ])
  })

  it('keep contacts, and stop with their orders', async () => {
    const collector = await api.as('collections')
    const contact = { channel: 'phone', reached: 'customer', on: '2026-09-23', note: 'Will pay on Friday' }
    expect((await collector.post('/accounts/A1/collection-contacts', contact)).statusCode).toBe(201)
    expect((await collector.post('/accounts/A1/collection-contacts', { ...contact, on: '2026-09-24' })).json().code).toBe(
      'CONTACT_DATE',
    )
    const notice = { ...contact, channel: 'posted', reached: 'nobody', notice: { stage: 'first', recipient: 'customer' } }
    expect((await collector.post('/accounts/A2/collection-contacts', notice)).json().code).toBe('NO_COLLECTION')
    expect((await collector.post('/accounts/A1/collection-contacts', notice)).statusCode).toBe(201)
    const supervisor = await api.as('supervisor')
    await supervisor.post('/collections/A1-1/stop', { reason: 'The mayor asked' })
    const page = (await collector.get('/collections/A1-1')).json<CollectionPageJson>()
    expect(page).toMatchObject({ state: 'closed', closeCode: 'STOPPED', notices: [{ channel: 'mail' }, { channel: 'posted' }] })
    expect(page.contacts).toHaveLength(2)
    const orders = await database.pool.query('select state from work_orders')
    expect(orders.rows).toEqual([{ state: 'cancelled' }])
    expect((await supervisor.post('/collections/A1-1/stop', { reason: 'Once more' })).json().code).toBe('COLLECTION_ACT')
  })

  it('keep weather with its source', async () => {
    const supervisor = await api.as('supervisor')
    const readings = [{ kind: 'forecast', on: '2026-09-23', low: '50', high: '71.5' }]
    const body = { source: 'National Weather Service, by telephone', readings, reason: 'The line is down' }
    expect((await supervisor.post('/weather-readings', body)).json()).toEqual({ readings: 1 })
    expect(
      (await supervisor.post('/weather-readings', { ...body, readings: [{ ...readings[0], on: '2026-09-01' }] })).json().code,
    ).toBe('WEATHER_INVALID')
    expect((await supervisor.get('/collections-home')).json<CollectionsHomeJson>().weather).toMatchObject({
      low: '50.0',
      high: '71.5',
    })
  })
})
