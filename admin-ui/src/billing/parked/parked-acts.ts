export type MendAct = 'correct_read' | 'estimate_read' | 'exempt_check' | 'skip' | 'retry'

export interface OfferedAct {
  readonly act: MendAct
  readonly label: string
  /** The key that starts it. */
  readonly hotKey: string
  /** What it does, for the dialog. */
  readonly consequence: string
}

const ACTS: Readonly<Record<MendAct, OfferedAct>> = {
  correct_read: {
    act: 'correct_read',
    label: 'Correct a read',
    hotKey: 'c',
    consequence:
      'The read is superseded by the one you enter; the old one stays in the history. The account is billed again at once.',
  },
  estimate_read: {
    act: 'estimate_read',
    label: 'Estimate a read',
    hotKey: 'e',
    consequence: 'An estimated read is entered and the bill says so. The next actual read trues it up.',
  },
  exempt_check: {
    act: 'exempt_check',
    label: 'Exempt this check',
    hotKey: 'x',
    consequence: 'The check does not hold this account in this run. It is billed as the figures stand.',
  },
  skip: {
    act: 'skip',
    label: 'Skip the account',
    hotKey: 's',
    consequence: 'The account gets no bill in this run. Its days stay unbilled and are part of its next bill.',
  },
  retry: {
    act: 'retry',
    label: 'Try again',
    hotKey: 'r',
    consequence: 'The account is billed again as its data stand now, for what was mended elsewhere.',
  },
}

/** Reasons no bill can be made at all: exempting the check would not help. */
const NOT_EXEMPTED: ReadonlySet<string> = new Set(['MISSING_READ', 'TARIFF_UNKNOWN'])
/** Reasons that a read has nothing to do with. */
const NOT_OF_READS: ReadonlySet<string> = new Set(['TARIFF_UNKNOWN', 'OVERLAP', 'BILL_LIMIT', 'FIRST_BILL'])
/** Reasons after which an estimate comes before a correction: there is nothing to correct. */
const ESTIMATE_FIRST: ReadonlySet<string> = new Set(['MISSING_READ'])

/** The acts that can help an account parked for this reason, most likely first. `hasRegisters`: it has a meter to read. */
export function offeredActs(reasonCode: string | null, hasRegisters: boolean): OfferedAct[] {
  const code = reasonCode ?? ''
  const reads: MendAct[] =
    !hasRegisters || NOT_OF_READS.has(code)
      ? []
      : ESTIMATE_FIRST.has(code)
        ? ['estimate_read', 'correct_read']
        : ['correct_read', 'estimate_read']
  const exempt: MendAct[] = NOT_EXEMPTED.has(code) ? [] : ['exempt_check']
  return [...reads, ...exempt, 'retry' as const, 'skip' as const].map((act) => ACTS[act])
}
