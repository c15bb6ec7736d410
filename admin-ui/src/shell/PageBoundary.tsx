import { Component, type ReactNode } from 'react'
import { CrashPage } from './CrashPage.js'

interface Props {
  /** A new value gives the page another chance: the address. */
  readonly resetOn: string
  readonly children: ReactNode
}

interface State {
  readonly hasFailed: boolean
  readonly at: string
}

/** Keeps a page that fails to draw from taking the bar and the rail with it. */
export class PageBoundary extends Component<Props, State> {
  override state: State = { hasFailed: false, at: this.props.resetOn }

  static getDerivedStateFromError(): Partial<State> {
    return { hasFailed: true }
  }

  static getDerivedStateFromProps(props: Props, state: State): State | null {
    return props.resetOn === state.at ? null : { hasFailed: false, at: props.resetOn }
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children
    return <CrashPage resetErrorBoundary={() => this.setState({ hasFailed: false })} />
  }
}
