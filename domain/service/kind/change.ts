import { may, must } from '../field.ts'
import type { KindDefinition } from '../definition.ts'

const upgrade = { field: 'type', is: ['缺陷升级', '版本升级', '优化'] }
const setting = { field: 'type', is: ['参数设置', '账号与权限', '环境调整'] }

/** Changes to the system, and measures that make it safer. */
export const changeKinds: readonly KindDefinition[] = [
  {
    kind: 'change',
    name: '变更升级',
    prefix: 'BG',
    report: 'R18',
    labels: { subject: '变更事项', content: '变更方案', reply: '答复', result: '变更结果' },
    fields: [
      must('type', '变更类型', 'choice', {
        choices: ['缺陷升级', '版本升级', '优化', '参数设置', '账号与权限', '环境调整'],
      }),
      must('objects', '涉及系统或设备'),
      must('defect', '缺陷或需求描述', 'long'),
      must('impact', '影响范围', 'long'),
      must('risk', '风险', 'long'),
      must('fallback', '回退方案', 'long'),
      must('approver', '审批人'),
      must('approvedAt', '审批时间', 'instant'),
      must('windowFrom', '实施窗口开始', 'instant'),
      must('windowTo', '实施窗口结束', 'instant'),
      must('backup', '实施前备份确认', 'long'),
      must('versionBefore', '变更前版本', 'text', { when: upgrade }),
      must('versionAfter', '变更后版本', 'text', { when: upgrade }),
      must('verification', '验证方法及结果', 'long'),
      must('outcome', '实施结果', 'choice', { choices: ['成功', '已回退', '部分完成'] }),
    ],
    tables: [
      {
        id: 'parameters',
        label: '参数修改前后',
        least: 1,
        when: setting,
        columns: [
          must('name', '参数或项目'),
          may('place', '所在位置'),
          must('before', '修改前'),
          must('after', '修改后'),
        ],
      },
      {
        id: 'steps',
        label: '实施步骤',
        least: 1,
        columns: [
          must('step', '步骤'),
          may('from', '开始', 'instant'),
          may('to', '结束', 'instant'),
          must('result', '结果'),
        ],
      },
    ],
    logClass: '变更',
    objects: 'objects',
    requires: ['person', 'end', 'subject', 'content', 'people', 'confirmation'],
  },
  {
    kind: 'security',
    name: '安全处理',
    prefix: 'AQ',
    report: 'R11',
    labels: { subject: '安全事项', content: '处理内容', reply: '答复', result: '处理结果' },
    fields: [
      must('type', '处理类型', 'choice', {
        choices: ['补丁', '漏洞修补', '病毒查杀', '账户清理', '口令更换', '端口与策略', '安全事件', '其他'],
      }),
      must('objects', '涉及系统或设备'),
      may('source', '问题来源', 'choice', {
        choices: ['安全自查', '巡检', '主管部门通报', '用户报告', '监测告警', '其他'],
      }),
      may('severity', '等级', 'choice', { choices: ['高', '中', '低'] }),
      must('measure', '整改措施', 'long'),
      must('owner', '责任人'),
      may('due', '期限', 'date'),
      may('completed', '完成日期', 'date'),
      may('review', '复查结果', 'long'),
    ],
    tables: [],
    logClass: '安全',
    objects: 'objects',
    requires: ['end', 'subject', 'result', 'people'],
  },
]
