import { Component, type ReactNode } from 'react'
import { ProblemBar } from '../ui/problem-bar.tsx'
import css from '../ui/unreadable.module.css'

/** In place of a screen that broke: what is saved stays saved, and there is a way on. */
export class Crash extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true }
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children
    return (
      <main className={css['unreadable']} data-zone="work">
        <h1>这一页出错了</h1>
        <ProblemBar tone="err">已经保存的内容都在。请重新打开；再出错时请把日志交给开发人员。</ProblemBar>
        <p>
          <a href={window.location.pathname}>重新打开这一页</a>　<a href="/">回首页</a>
        </p>
      </main>
    )
  }
}
