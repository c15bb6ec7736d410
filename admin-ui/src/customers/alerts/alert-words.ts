import type { AlertRecordJson } from '../../../../api/customers/alert-contract.js'
import type { Tone } from '../../shell/palette.js'

type Severity = AlertRecordJson['severity']

const SEVERITIES: Readonly<Record<Severity, { readonly label: string; readonly tone: Tone }>> = {
  danger: { label: 'Danger', tone: 'action' },
  warning: { label: 'Warning', tone: 'waiting' },
  info: { label: 'To know', tone: 'running' },
}

export const severityText = (severity: Severity): string => SEVERITIES[severity].label
export const severityTone = (severity: Severity): Tone => SEVERITIES[severity].tone

const SUBJECTS: Readonly<Record<AlertRecordJson['subjectKind'], string>> = {
  account: 'Account',
  customer: 'Customer',
  premise: 'Premise',
}
export const subjectText = (kind: AlertRecordJson['subjectKind']): string => SUBJECTS[kind]
