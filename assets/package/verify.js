/* Checks the files of an acceptance package against the list in this page. No network, no library; browsers since 2018. */
;(() => {
  'use strict'
  const list = JSON.parse(document.getElementById('list').textContent)
  const listNames = ['SHA256SUMS', '目录.html']
  const pieceSize = 4 * 1024 * 1024

  /* The constants of SHA-256: fractions of the square and cube roots of the first primes. */
  const fraction = (x) => ((x - Math.floor(x)) * 4294967296) | 0
  const primes = []
  for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p !== 0)) primes.push(n)
  const start = primes.slice(0, 8).map((p) => fraction(Math.sqrt(p)))
  const round = primes.map((p) => fraction(Math.cbrt(p)))

  /* SHA-256, fed piece by piece. */
  class Sha256 {
    constructor() {
      this.state = [...start]
      this.rest = new Uint8Array(64)
      this.held = 0
      this.length = 0
      this.words = new Int32Array(64)
    }
    block(bytes, from) {
      const w = this.words
      for (let i = 0, at = from; i < 16; i++, at += 4)
        w[i] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3]
      for (let i = 16; i < 64; i++) {
        const x = w[i - 15]
        const y = w[i - 2]
        const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
        const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
        w[i] = (w[i - 16] + s0 + w[i - 7] + s1) | 0
      }
      let [a, b, c, d, e, f, g, h] = this.state
      for (let i = 0; i < 64; i++) {
        const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
        const t1 = (h + s1 + ((e & f) ^ (~e & g)) + round[i] + w[i]) | 0
        const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
        const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
        h = g
        g = f
        f = e
        e = (d + t1) | 0
        d = c
        c = b
        b = a
        a = (t1 + t2) | 0
      }
      const s = this.state
      s[0] = (s[0] + a) | 0
      s[1] = (s[1] + b) | 0
      s[2] = (s[2] + c) | 0
      s[3] = (s[3] + d) | 0
      s[4] = (s[4] + e) | 0
      s[5] = (s[5] + f) | 0
      s[6] = (s[6] + g) | 0
      s[7] = (s[7] + h) | 0
    }
    update(bytes) {
      let at = 0
      this.length += bytes.length
      if (this.held > 0) {
        at = Math.min(64 - this.held, bytes.length)
        this.rest.set(bytes.subarray(0, at), this.held)
        this.held += at
        if (this.held < 64) return
        this.block(this.rest, 0)
        this.held = 0
      }
      for (; at + 64 <= bytes.length; at += 64) this.block(bytes, at)
      this.rest.set(bytes.subarray(at), 0)
      this.held = bytes.length - at
    }
    digest() {
      const length = this.length
      const end = new Uint8Array(this.held < 56 ? 64 - this.held : 128 - this.held)
      end[0] = 0x80
      const view = new DataView(end.buffer)
      view.setUint32(end.length - 8, Math.floor(length / 536870912))
      view.setUint32(end.length - 4, (length << 3) >>> 0)
      this.update(end)
      return this.state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
    }
  }

  function bytesOf(blob) {
    return new Promise((resolve, reject) => {
      const reader = new FileReader()
      reader.addEventListener('load', () => resolve(new Uint8Array(reader.result)))
      reader.addEventListener('error', () => reject(reader.error))
      reader.readAsArrayBuffer(blob)
    })
  }

  /* The browser's own SHA-256 where it lets a local page have it and the file fits into memory, else the one above. */
  async function hashOf(blob) {
    const subtle = window.crypto && window.crypto.subtle
    if (subtle && blob.size <= 16 * pieceSize) {
      const digest = await subtle.digest('SHA-256', await bytesOf(blob))
      return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    }
    const hash = new Sha256()
    for (let at = 0; at < blob.size; at += pieceSize) hash.update(await bytesOf(blob.slice(at, at + pieceSize)))
    return hash.digest()
  }

  const long = (view, at) => view.getUint32(at, true) + view.getUint32(at + 4, true) * 4294967296

  /* Where the directory of a zip file lies, ZIP64 included. */
  async function directoryOf(file) {
    const bytes = await bytesOf(file.slice(Math.max(0, file.size - 66000)))
    const view = new DataView(bytes.buffer)
    let end = bytes.length - 22
    while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--
    if (end < 0) throw new Error(`“${file.name}”不是压缩包，或没有拷贝完整`)
    const locator = end - 20
    if (locator >= 0 && view.getUint32(locator, true) === 0x07064b50) {
      const at = long(view, locator + 8)
      const wide = new DataView((await bytesOf(file.slice(at, at + 56))).buffer)
      return { count: long(wide, 32), size: long(wide, 40), from: long(wide, 48) }
    }
    return {
      count: view.getUint16(end + 10, true),
      size: view.getUint32(end + 12, true),
      from: view.getUint32(end + 16, true),
    }
  }

  /* The entries of a zip file as { path, blob }, read from its directory; stored ones only. */
  async function entriesOf(file) {
    const { count, size, from } = await directoryOf(file)
    const bytes = await bytesOf(file.slice(from, from + size))
    const view = new DataView(bytes.buffer)
    const decoder = new TextDecoder('utf-8')
    const found = []
    for (let n = 0, at = 0; n < count; n++) {
      if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50)
        throw new Error(`“${file.name}”的压缩包目录已损坏`)
      const nameLength = view.getUint16(at + 28, true)
      const extraEnd = at + 46 + nameLength + view.getUint16(at + 30, true)
      const path = decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength))
      const method = view.getUint16(at + 10, true)
      const wide = { packed: view.getUint32(at + 20, true), size: view.getUint32(at + 24, true) }
      wide.local = view.getUint32(at + 42, true)
      for (let e = at + 46 + nameLength; e + 4 <= extraEnd; e += 4 + view.getUint16(e + 2, true)) {
        if (view.getUint16(e, true) !== 1) continue
        let place = e + 4
        for (const field of ['size', 'packed', 'local'])
          if (wide[field] === 0xffffffff) {
            wide[field] = long(view, place)
            place += 8
          }
      }
      at = extraEnd + view.getUint16(at + 32, true)
      if (path.endsWith('/')) continue
      if (method !== 0) throw new Error('这个压缩包被重新压缩过，请解压后选择文件夹核对')
      const head = new DataView((await bytesOf(file.slice(wide.local, wide.local + 30))).buffer)
      const data = wide.local + 30 + head.getUint16(26, true) + head.getUint16(28, true)
      found.push({ path, blob: file.slice(data, data + wide.packed) })
    }
    return found
  }

  const answer = document.getElementById('answer')
  const problemList = document.getElementById('problems')
  const rows = new Map([...document.querySelectorAll('tr[data-path]')].map((row) => [row.dataset.path, row]))
  function mark(path, word, kind) {
    const row = rows.get(path)
    if (!row) return
    row.className = kind
    row.querySelector('.state').textContent = word
  }
  function say(text, kind) {
    answer.textContent = text
    answer.className = kind
  }
  const nameOf = (path) => path.slice(path.lastIndexOf('/') + 1)
  /* The path within the package: without the folder that was chosen or packed. */
  function within(path) {
    return rows.has(path) || listNames.includes(path) ? path : path.slice(path.indexOf('/') + 1)
  }

  let run = 0
  /* `whole`: everything must be there; else only what was chosen is looked at. A later check ends an earlier one. */
  async function check(found, whole) {
    const own = ++run
    const there = new Map(found.map((f) => [f.path, f.blob]))
    const problems = []
    for (const path of rows.keys()) mark(path, '未核对', '')
    problemList.textContent = ''
    const wanted = list.filter((f) => whole || there.has(f.path))
    let checked = 0
    for (const [n, file] of wanted.entries()) {
      if (own !== run) return
      say(`正在核对 ${n + 1}/${wanted.length}：${nameOf(file.path)}`, '')
      const blob = there.get(file.path)
      if (!blob) {
        problems.push(`缺少文件 ${nameOf(file.path)}`)
        mark(file.path, '× 缺少', 'bad')
        continue
      }
      checked++
      if ((await hashOf(blob)) === file.sha256) mark(file.path, '√ 一致', 'good')
      else {
        problems.push(`文件 ${nameOf(file.path)} 与目录不符（SHA-256）`)
        mark(file.path, '× 不符', 'bad')
      }
    }
    if (own !== run) return
    for (const { path } of found)
      if (!rows.has(path) && !listNames.includes(path)) problems.push(`文件 ${nameOf(path)} 不在目录里`)
    if (problems.length > 0) say(`核对未通过：${problems.length} 处`, 'bad')
    else if (checked === 0) say('所选的文件都不在目录里', 'bad')
    else if (whole) say(`核对通过：${checked} 个文件全部与目录一致`, 'good')
    else say(`所选 ${checked} 个文件与目录一致；其余文件没有核对`, 'good')
    for (const sentence of problems) {
      const item = document.createElement('li')
      item.textContent = sentence
      problemList.append(item)
    }
  }
  async function guarded(act) {
    try {
      await act()
    } catch (error) {
      say(`不能核对：${error && error.message ? error.message : String(error)}`, 'bad')
    }
  }

  /* The same file may be chosen again, after it was mended. */
  for (const id of ['folder', 'files'])
    document.getElementById(id).addEventListener('click', (event) => {
      event.target.value = ''
    })
  document.getElementById('folder').addEventListener('change', (event) => {
    const files = [...event.target.files]
    void guarded(() =>
      check(
        files.map((file) => ({ path: within(file.webkitRelativePath || file.name), blob: file })),
        true,
      ),
    )
  })
  document.getElementById('files').addEventListener('change', (event) => {
    const files = [...event.target.files]
    const paths = new Map(list.map((f) => [nameOf(f.path), f.path]))
    void guarded(async () => {
      if (files.length !== 1 || !/\.zip$/i.test(files[0].name))
        return check(
          files.map((file) => ({ path: paths.get(file.name) || file.name, blob: file })),
          false,
        )
      say('正在读取压缩包…', '')
      const entries = await entriesOf(files[0])
      return check(
        entries.map((e) => ({ path: within(e.path), blob: e.blob })),
        true,
      )
    })
  })
})()
