import { may, must, yes } from '../field.ts'
import type { KindDefinition } from '../definition.ts'

const exported = { field: 'action', is: ['导出', '查询并导出'] }
const personal = { field: 'personal', is: [yes] }
const plan = { field: 'record', is: ['备份计划'] }
const run = { field: 'record', is: ['备份执行'] }

/** What is done with the customer's data: queries and exports, backups, restores. */
export const dataKinds: readonly KindDefinition[] = [
  {
    kind: 'query',
    name: '数据查询导出',
    prefix: 'SJ',
    report: 'R11',
    labels: { subject: '查询或导出事项', content: '要求', reply: '答复', result: '结果' },
    fields: [
      must('action', '服务类型', 'choice', { choices: ['查询', '导出', '查询并导出'] }),
      must('applicant', '申请人'),
      must('purpose', '用途', 'long'),
      must('scope', '数据范围', 'long', { help: '哪个系统、哪些表、起止时间' }),
      must('columns', '字段', 'long'),
      must('personal', '含个人信息', 'yes-no'),
      must('masked', '脱敏处理', 'choice', { choices: ['已脱敏', '经批准不脱敏'], when: personal }),
      must('masking', '脱敏方法或不脱敏理由', 'long', { when: personal }),
      must('approver', '审批人（甲方）'),
      must('approval', '审批方式及日期', 'text', { help: '书面审批单的编号，作为附件保存' }),
      must('sql', 'SQL 或脚本', 'long'),
      must('rows', '结果行数', 'number'),
      must('file', '文件名', 'text', { when: exported }),
      must('sha256', '文件 SHA-256', 'text', { when: exported }),
      must('delivery', '交付方式', 'choice', {
        choices: ['加密文件，密码另发', '加密 U 盘当面交接', '甲方内网共享目录', '当面查看，未留文件'],
      }),
      must('receiver', '接收人', 'text', { when: exported }),
      must('receivedAt', '接收人签收时间', 'instant', { when: exported }),
      must('deletedAt', '本地副本删除时间', 'instant', { when: exported }),
    ],
    tables: [],
    logClass: '数据',
    objects: 'scope',
    requires: ['person', 'askedAt', 'subject', 'result', 'people'],
  },
  {
    kind: 'backup',
    name: '备份',
    prefix: 'BF',
    report: 'R09',
    labels: { subject: '备份事项', content: '说明', reply: '答复', result: '结果说明' },
    fields: [
      must('record', '记录类别', 'choice', { choices: ['备份执行', '备份计划'] }),
      must('target', '备份对象', 'text', { help: '数据库、附件目录、配置' }),
      must('method', '备份方式', 'choice', { choices: ['全量', '增量', '差异', '归档日志', '逻辑导出', '文件复制'] }),
      must('frequency', '频率', 'text', { when: plan }),
      must('retention', '保留', 'text', { when: plan }),
      must('medium', '介质', 'text'),
      must('place', '存放位置', 'text'),
      must('origin', '用户要求来源', 'text', { when: plan, help: '会议纪要、邮件或用户单据' }),
      must('outcome', '执行结果', 'choice', { choices: ['成功', '失败', '部分成功'], when: run }),
      must('size', '大小', 'text', { when: run }),
      must('checksum', '校验值', 'text', { when: run }),
      must('operator', '操作人', 'text', { when: run }),
      may('verified', '可读性抽验', 'choice', { choices: ['已抽验，可读', '未抽验'], when: run }),
    ],
    tables: [],
    logClass: '备份',
    objects: 'target',
    requires: ['end', 'subject', 'people'],
  },
  {
    kind: 'restore',
    name: '数据恢复',
    prefix: 'HF',
    report: 'R09',
    labels: { subject: '恢复事项', content: '恢复原因', reply: '答复', result: '结论' },
    fields: [
      must('record', '记录类别', 'choice', { choices: ['数据恢复', '恢复演练'] }),
      must('scope', '恢复范围', 'long'),
      must('point', '目标时间点', 'instant'),
      must('approver', '审批人'),
      must('approval', '申请单号及日期'),
      must('set', '备份集标识'),
      must('checksum', '备份集校验值'),
      must('precheck', '恢复前检查', 'long', { help: '现库已另行备份、空间、版本、业务停用范围' }),
      must('environment', '目标环境', 'text'),
      must('isolated', '在隔离环境进行', 'yes-no'),
      must('rpo', '实际 RPO', 'text', { help: '恢复后最后一条数据距目标时间点多久' }),
      must('rto', '实际 RTO', 'text', { help: '从开始恢复到可用的用时' }),
      must('impact', '对业务的影响', 'long'),
    ],
    tables: [
      {
        id: 'steps',
        label: '恢复步骤',
        least: 1,
        columns: [
          must('step', '步骤或命令'),
          may('from', '开始', 'instant'),
          may('to', '结束', 'instant'),
          must('result', '结果'),
        ],
      },
      {
        id: 'checks',
        label: '数据校验',
        least: 1,
        columns: [
          must('item', '校验项'),
          must('expected', '应有'),
          must('actual', '实有'),
          must('result', '结果', 'choice', { choices: ['一致', '不一致'] }),
        ],
      },
    ],
    logClass: '备份',
    objects: 'environment',
    requires: ['person', 'end', 'subject', 'content', 'result', 'people', 'confirmation'],
  },
]
