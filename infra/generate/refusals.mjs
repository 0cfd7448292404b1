import { generatedNote, table } from './markdown.mjs'

/** `docs/refusals.md`: every refusal that the API can answer with. */
export async function generateRefusals() {
  const { refusalCodes, refusalTexts } = await import('@shouwen/vocabulary/refusal-catalogue')
  const rows = refusalCodes.map((code) => {
    const { zh, en, retryable } = refusalTexts[code]
    return [`\`${code}\``, zh, en, retryable ? '可 / yes' : '']
  })
  const text = [
    generatedNote('npm run generate'),
    '# 拒绝代码 · Refusals\n',
    'An expected failure is a GraphQL error whose `extensions.code` is one of these; `extensions.facts` holds what',
    '`{…}` stands for, and the message is in the language of the request. Where `extensions.retryable` is true, the',
    'same request may succeed later, unchanged. 预期内的失败均以下列代码之一返回。“可重试”指同一请求稍后原样重发可能成功。\n',
    table(['code', '中文', 'English', '可重试 retryable'], rows),
    '',
  ].join('\n')
  return { 'docs/refusals.md': text }
}
