/** Workflows and short activities. */
export const PROCESSES_QUEUE = 'penstock-processes'

/** Long activities run beside them on a queue of their own, so that a bill run never delays a person's command. */
export const BULK_QUEUE_SUFFIX = '-bulk'

/** Rendering and sending have a queue of their own, so that a slow mail server or a large print batch never holds up a run. */
export const DOCUMENTS_QUEUE_SUFFIX = '-documents'
