import type { AlertRecord, AlertToRead } from '../../db/customers/alert-reads.js'
import type { AlertRecordJson, AlertToReadJson } from './alert-contract.js'

export function alertJson(alert: AlertRecord): AlertRecordJson {
  return { ...alert, createdAt: alert.createdAt.toISOString(), endedAt: alert.endedAt?.toISOString() ?? null }
}

export function alertToReadJson(alert: AlertToRead): AlertToReadJson {
  return { ...alertJson(alert), isRead: alert.isRead }
}
