import type { deviceStates } from '../record/device.ts'
import type { FieldCells, ImportField } from './field.ts'
import type { ImportContext } from './context.ts'
import { timeOf } from './row.ts'

/** What a row becomes as a device of the register. */
export interface DeviceDraft {
  readonly number: string
  readonly subject: string
  readonly card: {
    readonly name: string
    readonly kind: string
    readonly model: string
    readonly serial: string
    readonly asset: string
    readonly place: string
  }
  readonly detail: {
    readonly maker: string
    readonly firmware: string
    readonly address: string
    readonly licence: string
    readonly configuration: string
  }
  readonly state: (typeof deviceStates)[number]
  /** Since when, `YYYY-MM-DD` or empty. */
  readonly since: string
  readonly remark: string
}

export const deviceFields: readonly ImportField[] = [
  {
    id: 'name',
    label: '设备名称',
    required: true,
    names: ['设备名称', '资产名称', '名称', '主机名', '服务器名称', '设备'],
  },
  { id: 'kind', label: '类别', required: false, names: ['设备类别', '设备类型', '资产类别', '类别', '类型', '分类'] },
  { id: 'model', label: '型号', required: false, names: ['型号', '规格型号', '设备型号', '型号规格', '规格'] },
  {
    id: 'serial',
    label: '序列号',
    required: false,
    names: ['序列号', 'SN', 'S/N', '序列号SN', '出厂编号', '产品序列号'],
  },
  {
    id: 'asset',
    label: '资产号',
    required: false,
    names: ['资产号', '资产编号', '固定资产编号', '资产编码', '固资编号'],
  },
  {
    id: 'place',
    label: '位置',
    required: false,
    names: ['位置', '存放地点', '安装位置', '机房位置', '机柜', '放置地点', '使用地点', '地点', '使用科室', '科室'],
  },
  { id: 'maker', label: '厂商', required: false, names: ['厂商', '品牌', '生产厂家', '制造商', '厂家', '供应商'] },
  { id: 'firmware', label: '版本', required: false, names: ['固件版本', '系统版本', '操作系统', '版本', '软件版本'] },
  { id: 'address', label: '地址', required: false, names: ['IP地址', 'IP', '管理地址', '地址'] },
  { id: 'licence', label: '许可', required: false, names: ['许可', '许可证', '授权', '维保到期'] },
  { id: 'configuration', label: '配置', required: false, names: ['配置', '硬件配置', '主要配置', '参数'] },
  { id: 'state', label: '状态', required: false, names: ['状态', '使用状态', '设备状态'] },
  {
    id: 'since',
    label: '启用日期',
    required: false,
    names: ['启用日期', '购置日期', '采购日期', '上架日期', '投入使用日期', '入库日期', '日期'],
  },
  { id: 'number', label: '原编号', required: false, names: ['原编号', '设备编号', '编号'] },
  { id: 'remark', label: '备注', required: false, names: ['备注', '说明', '其他'], several: true },
]

/** What the row would be; null when the device has no name. Problems are said to the cells. */
export function deviceDraft(cells: FieldCells, context: ImportContext): DeviceDraft | null {
  const name = cells.text('name')
  if (name === '') cells.error('name', '是空的')
  const since = timeOf(cells, 'since', '', context.now)
  const stateText = cells.text('state')
  const state = stateOf(stateText)
  if (state === null) cells.note('state', `“${stateText}”没有对应，写入备注`)
  const serial = cells.text('serial')
  if (serial === '' && cells.text('asset') === '') cells.note('serial', '和资产号都是空的，以后认不出是哪一台')
  if (name === '') return null
  const model = cells.text('model')
  const subject = context.subjects.find((s) =>
    [name, model].some((t) => t !== '' && (s.name.includes(t) || t.includes(s.name))),
  )
  return {
    number: cells.text('number'),
    subject: subject?.id ?? '',
    card: { name, kind: cells.text('kind'), model, serial, asset: cells.text('asset'), place: cells.text('place') },
    detail: {
      maker: cells.text('maker'),
      firmware: cells.text('firmware'),
      address: cells.text('address'),
      licence: cells.text('licence'),
      configuration: cells.text('configuration'),
    },
    state: state ?? 'in-use',
    since: since?.at.slice(0, 10) ?? '',
    remark: [cells.text('remark'), state === null ? `原状态：${stateText}` : ''].filter(Boolean).join('\n'),
  }
}

function stateOf(text: string): DeviceDraft['state'] | null {
  if (text === '') return 'in-use'
  if (/报废|停用|退役|下架|淘汰/.test(text)) return 'retired'
  if (/修|故障|送检/.test(text)) return 'repair'
  if (/备|闲置|库存|未用/.test(text)) return 'standby'
  return /用|正常|运行|良好/.test(text) ? 'in-use' : null
}
