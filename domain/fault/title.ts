const greeting =
  /^(你好|您好|老师|工程师|师傅|在吗|在不在|大家好|hi|hello|急急?急?|麻烦(看一?下)?|请问(一下)?|帮忙(看一?下)?|那个)[，,。.！!～~\s、]*/i

/** Most characters of a proposed title. */
const longest = 40

/** A title from the user's first words: greetings left out, one sentence, cut at 40 characters. Empty without words. */
export function titleOf(words: string): string {
  let rest = words.trim()
  for (let before = ''; before !== rest;) {
    before = rest
    rest = rest.replace(greeting, '')
  }
  const sentences = rest.split(/[。！？!?\n；;]/).map((s) => s.trim())
  const first = sentences.find((s) => s.length >= 4) ?? sentences.find((s) => s !== '') ?? ''
  return first.length > longest ? `${first.slice(0, longest - 1)}…` : first
}

/** What people say for the classes of symptoms; a class that a contract does not have is never proposed. */
const words: readonly (readonly [RegExp, RegExp])[] = [
  [/签名|验签/, /签名/],
  [/证书|CA\b/i, /证书/],
  [/冲红|换开|红冲/, /冲红/],
  [/号段|库存|票号|没有?票了/, /号段|库存/],
  [/归档/, /归档/],
  [/短信|查验|交付/, /交付|短信/],
  [/报表|统计表|对账/, /报表/],
  [/接口|HIS|医保|财政/i, /接口/],
  [/开不了票|开票|出不了票|打不了票/, /开票/],
  [/登(录|陆)|进不去|打不开|白屏|页面/, /登录/],
  [/附件|正文/, /附件|正文/],
  [/重复/, /重复/],
  [/数据库|表空间|ORA-/i, /数据库/],
  [/磁盘|存储|服务器/, /服务器/],
  [/网络|断网|ping|连不上/i, /网络/],
  [/病毒|攻击|勒索|漏洞/, /安全/],
  [/报错|错误|异常/, /报错/],
]

/** The symptom class that the user's words speak for, among those of the contract; empty when they decide nothing. */
export function symptomOf(text: string, classes: readonly string[]): string {
  const named = classes.find((c) => text.includes(c))
  if (named) return named
  for (const [said, meant] of words) {
    const found = said.test(text) ? classes.find((c) => meant.test(c)) : undefined
    if (found) return found
  }
  return ''
}
