import { Drawer } from 'antd'
import { KeyCap } from '../ui/key-cap.tsx'
import { Reading } from '../ui/reading.tsx'
import css from './keys.module.css'

const groups: readonly { readonly title: string; readonly keys: readonly (readonly [string, string])[] }[] = [
  {
    title: '清单有焦点时',
    keys: [
      ['1', '正常，到下一个未看项'],
      ['2', '异常，停在本项写说明'],
      ['3', '关注，停在本项写建议'],
      ['4', '不适用，选理由'],
      ['5', '未检查，选理由'],
      ['↑ ↓', '上一项 / 下一项'],
      ['Enter', '下一项，不改结果'],
    ],
  },
  {
    title: '快速登记',
    keys: [
      ['↓', '选一条问过的问题'],
      ['Enter', '用选中的答复；没选时保存'],
      ['Shift Enter', '换行'],
      ['Esc', '关闭，草稿留着'],
    ],
  },
  {
    title: '巡检、故障、服务记录',
    keys: [
      ['Ctrl V', '粘贴证据或输出'],
      ['Ctrl →', '巡检下一步；Ctrl ← 上一步'],
      ['F8', '下一处缺项；Shift F8 上一处'],
      ['Ctrl Z', '撤销上一步'],
      ['F4', '窄窗口里打开右栏'],
    ],
  },
  {
    title: '到处',
    keys: [
      ['Ctrl K', '快速登记'],
      ['Ctrl J', '登记故障；快速登记里：转为故障'],
      ['Ctrl F', '搜索'],
      ['Ctrl Enter', '表单里的蓝色按钮'],
      ['Esc', '关闭，回到清单'],
      ['F1', '按键'],
      ['F6', '下一个区域；Shift F6 上一个'],
      ['Ctrl Alt H', '高对比 / 浅色'],
    ],
  },
]

/** The list of keys. */
export function Keys({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  return (
    <Drawer title="按键" open={open} onClose={onClose} size={400}>
      <Reading label="按键一览">
        {groups.map((group) => (
          <section key={group.title} className={css['group']}>
            <h2>{group.title}</h2>
            <dl>
              {group.keys.map(([key, does]) => (
                <div key={key} className={css['row']}>
                  <dt>
                    <KeyCap>{key}</KeyCap>
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <p className={css['note']}>单键只在清单有焦点时有效，输入框和输入法里不起作用，可在设置中关闭。</p>
      </Reading>
    </Drawer>
  )
}
