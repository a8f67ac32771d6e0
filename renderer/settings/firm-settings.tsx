import { useState } from 'react'
import type { OutputOf } from '../client/api.ts'
import { saveRegister } from '../client/register.ts'
import { Logo } from '../setup/logo.tsx'
import { Fields } from '../ui/labelled.tsx'
import { Panel } from '../ui/panel.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { RegisterField } from './register-field.tsx'

type Records = OutputOf<'setup.records'>

interface Props {
  readonly person: NonNullable<Records['person']>
  readonly firm: NonNullable<Records['firm']>
  readonly hotlineClause: string
}

/** Who works here and for which firm: what every report names. */
export function FirmSettings({ person, firm, hotlineClause }: Props) {
  const [problem, setProblem] = useState('')
  const me = { table: 'person', row: person.id, heads: person.heads } as const
  const company = { table: 'firm', row: firm.id, heads: firm.heads } as const
  const brand = firm.brand ?? { logo: '', letterhead: '' }
  return (
    <Panel title="您和公司">
      {problem && <ProblemBar tone="err">{problem}</ProblemBar>}
      <Fields>
        <RegisterField
          record={me}
          register="name"
          stored={person.name}
          read={(v) => v?.name ?? ''}
          write={(_, name) => ({ name })}
          label="工程师姓名"
          whenEmpty="还没填：报告上要写检查人"
        />
        <RegisterField
          record={company}
          register="name"
          stored={firm.name}
          read={(v) => v?.name ?? ''}
          write={(_, name) => ({ name })}
          label="公司名称"
          span={2}
          whenEmpty="还没填：报告上要写乙方"
        />
        <RegisterField
          record={company}
          register="hotline"
          stored={firm.hotline}
          read={(v) => v?.phone ?? ''}
          write={(_, phone) => ({ phone })}
          label="7×24 热线电话"
          maxLength={100}
          placeholder="印在每份报告上"
          whenEmpty={`还没填：合同${hotlineClause ? ` ${hotlineClause} ` : ''}要求 7×24 热线，没有它报告不能定稿`}
        />
        <Logo
          logo={brand.logo}
          change={(logo) => {
            setProblem('')
            void saveRegister(company, 'brand', { ...brand, logo }, true, setProblem)
          }}
        />
        <RegisterField
          record={company}
          register="brand"
          stored={brand}
          read={(v) => v.letterhead}
          write={(v, letterhead) => ({ ...v, letterhead })}
          label="公司地址、电话（印在封面）"
          optional
          span={3}
        />
      </Fields>
    </Panel>
  )
}
