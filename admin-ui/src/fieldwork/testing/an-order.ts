import type { FieldOrderJson, WorkOrderRecordJson, WorkOrderTypeJson } from '../../../../api/fieldwork/contract.js'

/** A read check that waits to be planned, with what a test says of it. */
export function anOrder(more: Partial<WorkOrderRecordJson> = {}): WorkOrderRecordJson {
  return {
    id: 'W1',
    version: 1,
    typeCode: 'READ',
    typeTitle: 'Read check',
    state: 'created',
    priority: 'normal',
    premiseId: 'P1',
    address: '12 Mill Lane, Alder Creek',
    postcode: '97996',
    readRoute: 'R101',
    latitude: 44.62,
    longitude: -121.95,
    servicePointId: 'S1',
    service: 'water',
    accountId: 'A1',
    customerName: 'Talia Kirkbright',
    wantedOn: '2026-09-04',
    scheduledOn: null,
    crewId: null,
    crewName: null,
    windowFrom: null,
    windowTo: null,
    expectedMinutes: 30,
    skills: ['METERS'],
    needsAppointment: false,
    isOverdue: false,
    resultCode: null,
    completedOn: null,
    outageId: null,
    ...more,
  }
}

/** A kind of work with one step that needs a reading, with what a test says of it. */
export function aType(more: Partial<WorkOrderTypeJson> = {}): WorkOrderTypeJson {
  return {
    id: 'READ',
    typeCode: 'READ',
    title: 'Read check',
    steps: [{ code: 'IDENTIFY', text: 'Compare the meter number with the order', isRequired: true }],
    requiredFields: ['reading'],
    meterEffect: 'none',
    skills: ['METERS'],
    expectedMinutes: 30,
    needsAppointment: false,
    resultCodes: [
      { code: 'DONE', title: 'Done', outcome: 'completed', followUps: [] },
      { code: 'NO_ACCESS', title: 'No access', outcome: 'incomplete', followUps: ['again'] },
    ],
    chargeAmount: null,
    isActive: true,
    version: 1,
    ...more,
  }
}

/** An order on a technician's phone: meter M1 with one register of five dials, last read 1000. */
export function aFieldOrder(more: Partial<FieldOrderJson> = {}): FieldOrderJson {
  return {
    ...anOrder({ state: 'dispatched', crewId: 'C1', crewName: 'North', scheduledOn: '2026-09-04' }),
    note: null,
    phone: '555 0179',
    type: aType(),
    registers: [
      {
        meterId: 'M1',
        register: '1',
        unit: 'ccf',
        dials: 5,
        multiplier: '1',
        lastReadOn: '2026-08-05',
        lastValue: '1000',
        usualPerDay: '0.5',
      },
    ],
    stock: [],
    ...more,
  }
}
