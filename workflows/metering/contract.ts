/** Names, ids and inputs of the workflow of meter files. Workflow names are API: never rename. */

export const METER_FILE_WORKFLOW = 'readMeterFile'

export interface MeterFileInput {
  readonly fileId: number
  /** Present where a file that was read is read again for what it holds aside: the meter that has become known. */
  readonly meterId?: string
}

/** One workflow per file, and one more for each meter that its held records were waiting for. */
export function meterFileWorkflowId({ fileId, meterId }: MeterFileInput): string {
  return meterId === undefined ? `meter-file/${fileId}` : `meter-file/${fileId}/${meterId}`
}

export const METER_WATCH_WORKFLOW = 'meterWatch'

/** One workflow per utility; its id names the database, so that two on one Temporal server keep apart. */
export function meterWatchWorkflowId(database: string): string {
  return `meter-watch/${database}`
}

export interface MeterWatchInput {
  readonly database: string
}
