import { loadCollectionRules, loadFacts } from '../../activities/collections/load-collection.js'
import type { CollectionCase } from '../../db/collections/case-store.js'
import { noticeRecorders, targetOfAgreement } from '../../db/collections/facts-reads.js'
import type { Queryable } from '../../db/pool.js'
import { buildingParties, toldFrom } from '../../domain/collections/building-notice.js'
import { subjectOf } from '../../domain/collections/rule-context.js'
import { findPolicy } from '../../domain/policy/find-policy.js'
import type { NoticeChannel } from '../../domain/policy/disconnection-parameters.js'
import type { BuildingNoticeJson } from './contract.js'

/** Who must be told before the building of a case is cut, and who was; null where one dwelling is served or no pack asks for it. */
export async function buildingJson(db: Queryable, entry: CollectionCase): Promise<BuildingNoticeJson | null> {
  const target = await targetOfAgreement(db, entry.agreementId)
  if (target === undefined || target.dwellings < 2) return null
  const rules = await loadCollectionRules(db)
  const facts = await loadFacts(db, target, entry, rules)
  const found = findPolicy(rules.chain, 'multi_dwelling.notice', subjectOf({ facts, on: rules.today }), rules.today)
  if (!found.ok || found.value.value === null) return null
  const parties = buildingParties(found.value.value, facts)
  const recorders = await noticeRecorders(db, entry.collectionId)
  const { citation, says } = found.value.placed.row
  return {
    citation,
    says,
    from: toldFrom(parties),
    parties: parties.map(({ recipient, party, name, channels, count, told }) => ({
      recipient,
      party,
      name,
      channels: Object.entries(channels).map(([channel, days]) => ({ channel: channel as NoticeChannel, days })),
      count,
      told:
        told === null
          ? null
          : {
              channel: told.channel,
              on: told.issuedOn,
              from: told.from,
              recordedBy: recorders.get(`${recipient}/${party ?? ''}/${told.channel}/${told.issuedOn}`) ?? null,
            },
    })),
  }
}
