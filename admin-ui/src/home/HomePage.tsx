import { PageHeader } from '../presentation/PageHeader.js'

export function HomePage() {
  return <PageHeader title="Today" />
}
