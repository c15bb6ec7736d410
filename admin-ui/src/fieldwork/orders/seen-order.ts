import type { WorkOrderRecordJson } from '../../../../api/fieldwork/contract.js'

/** An order as a list or its page shows it. With its version, who comes second is told what the first has done. */
export type SeenOrder = WorkOrderRecordJson & { readonly version?: number }
