import { randomToken } from '../../db/crypto.ts'

/** The sign-in page: all that somebody who is not signed in ever sees. It needs no script. */
export function loginPage(status: 200 | 401 | 429, sentence = '', login = ''): Response {
  const nonce = randomToken()
  const policy = [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ')
  return new Response(page(nonce, escaped(sentence), escaped(login)), {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': 'no-store',
    },
  })
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign]!)

const page = (nonce: string, sentence: string, login: string): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>登录 · 巡检中心站</title>
<style nonce="${nonce}">
:root { color-scheme: light dark; --bg: #edf0f3; --surface: #fff; --text: #17202b; --soft: #414e5c; --line: #76828f;
  --primary: #0958d9; --on: #fff; --err: #a8071a; --err-bg: #ffeeed }
@media (prefers-color-scheme: dark) { :root { --bg: #000; --surface: #0a0e13; --text: #fff; --soft: #dce4ec;
  --line: #a9b6c4; --primary: #8fc0ff; --on: #000; --err: #ff9c96; --err-bg: #380a0c } }
* { box-sizing: border-box }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--bg); color: var(--text);
  font: 15px/22px "Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif }
main { width: min(360px, calc(100vw - 32px)); padding: 28px; border: 1px solid #d3dae1; border-radius: 10px;
  background: var(--surface) }
h1 { margin: 0 0 4px; font-size: 22px; line-height: 28px }
p { margin: 0 0 18px; color: var(--soft); font-size: 14px }
label { display: block; margin: 0 0 6px; font-weight: 600 }
input { width: 100%; height: 44px; margin: 0 0 16px; padding: 0 12px; border: 1px solid var(--line); border-radius: 6px;
  background: var(--surface); color: var(--text); font: inherit }
input:focus-visible, button:focus-visible { outline: 3px solid var(--primary); outline-offset: 1px }
button { width: 100%; height: 44px; border: 0; border-radius: 6px; background: var(--primary); color: var(--on);
  font: inherit; font-weight: 600; cursor: pointer }
[role=alert] { margin: 0 0 16px; padding: 10px 12px; border-radius: 6px; background: var(--err-bg); color: var(--err);
  font-weight: 600 }
</style>
</head>
<body>
<main>
<h1>巡检中心站</h1>
<p>请用中心站的用户登录。</p>
${sentence === '' ? '' : `<p role="alert">${sentence}</p>`}
<form method="post" action="/login">
<label for="login">登录名</label>
<input id="login" name="login" autocomplete="username" maxlength="60" required value="${login}"${login === '' ? ' autofocus' : ''}>
<label for="password">密码</label>
<input id="password" name="password" type="password" autocomplete="current-password" maxlength="1000" required${login === '' ? '' : ' autofocus'}>
<button>登录</button>
</form>
</main>
</body>
</html>
`
