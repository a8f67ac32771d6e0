import { ShieldCheck } from 'lucide-react'
import type { OutputOf } from '../client/api.ts'
import css from './acceptance.module.css'

const yuan = new Intl.NumberFormat('zh-CN', { style: 'currency', currency: 'CNY' })

/** What a breach would cost, and how the package is verified. */
export function Risk({ state }: { readonly state: OutputOf<'acceptance.state'> }) {
  const { exposure, items } = state
  return (
    <>
      {(exposure || items) && (
        <section className={css['risk']} aria-label="计数与风险">
          {items && (
            <p>
              季度巡检逐项计数{' '}
              <b>
                {items.done}/{items.expected}
              </b>
            </p>
          )}
          {exposure && (
            <p>
              违约金敞口 {exposure.percent}%（{exposure.clause}）{' '}
              <b>{exposure.cents === null ? '合同金额未填写' : yuan.format(exposure.cents / 100)}</b>
              {exposure.overdue > 0 ? `，逾期义务 ${exposure.overdue} 项` : '，没有逾期义务'}
            </p>
          )}
        </section>
      )}
      <p className={css['note']}>
        <ShieldCheck size={17} aria-hidden />
        压缩包内有核对页，医院电脑离线即可验每个文件的 SHA-256。
      </p>
    </>
  )
}
