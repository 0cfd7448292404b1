/* The page of a customer's link. The link's token stands after the # of the address, which no browser sends: it goes out as a
   bearer token alone. Everything is written as text, nothing as markup. */
'use strict'

const at = (id) => document.getElementById(id)

const moment = new Intl.DateTimeFormat('zh-CN', {
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})
const inWords = (instant) => moment.format(new Date(instant))

/** What is said when there is nothing to show: what happened, and what to do. */
const refusals = {
  LINK_NOT_VALID: ['链接已失效', '此查询链接无效、已到期或已撤销。请向您的首问责任人索取新的链接。'],
  RATE_LIMITED: ['查询过于频繁', '请稍等一分钟再试。'],
  NONE: ['暂时无法查询', '网络或系统暂时不可用,请稍后再试。'],
}

function show(part) {
  for (const id of ['waiting', 'refused', 'appeal']) at(id).hidden = id !== part
}

function refuse(code) {
  const [title, text] = refusals[code] ?? refusals.NONE
  at('refused-title').textContent = title
  at('refused-text').textContent = text
  at('again').hidden = code === 'LINK_NOT_VALID'
  show('refused')
}

/** Which appeal a token is for; null for what is no token. Whether it is ours, the house tells. */
function appealIn(token) {
  try {
    const payload = token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/')
    const { appeal } = JSON.parse(atob(payload))
    return typeof appeal === 'string' ? appeal : null
  } catch {
    return null
  }
}

/** The time that was promised, or else the nearest that the procedure sets. */
function promiseOf({ promisedAt, clocks }) {
  if (promisedAt !== null) return ['承诺时间', inWords(promisedAt)]
  const due = clocks.filter(({ state }) => state === 'RUNNING').map(({ dueAt }) => dueAt)
  return due.length === 0 ? ['承诺时间', '—'] : ['办理时限', `${inWords([...due].sort()[0])} 前`]
}

function entry({ content, givenAt, givenBy, promisedAt }) {
  const line = document.createElement('li')
  const when = document.createElement('p')
  when.className = 'when'
  when.textContent = `${inWords(givenAt)} · ${givenBy.name}`
  const words = document.createElement('p')
  words.className = 'words'
  words.textContent = content
  line.append(when, words)
  if (promisedAt !== null) {
    const promised = document.createElement('p')
    promised.className = 'when'
    promised.textContent = `承诺时间:${inWords(promisedAt)}`
    line.append(promised)
  }
  return line
}

function tell(appeal) {
  const { project, department, firstContact, feedbacks, outcome, declined } = appeal
  const [label, promised] = promiseOf(appeal)
  const texts = {
    project: project.name,
    kind: appeal.kindZh ?? '诉求',
    status: appeal.statusZh,
    number: appeal.number,
    'promised-label': label,
    promised,
    department: department?.name ?? '待分派',
    contact: firstContact?.name ?? '—',
    received: `${inWords(appeal.receivedAt)} 提出`,
    content: appeal.content,
    outcome: outcome ?? declined?.wordsZh ?? '',
  }
  for (const [id, text] of Object.entries(texts)) at(id).textContent = text
  const stations = [...at('stations').children]
  const reached = stations.findIndex(({ dataset }) => dataset.status === appeal.status)
  stations.forEach((station, place) => {
    station.classList.toggle('reached', reached < 0 || place <= reached)
  })
  at('outcome-card').hidden = texts.outcome === ''
  at('silence').hidden = feedbacks.length > 0
  at('thread').replaceChildren(...[...feedbacks].reverse().map(entry))
  document.title = `${appeal.statusZh} · ${appeal.number}`
  show('appeal')
}

async function look() {
  show('waiting')
  const token = location.hash.slice(1)
  const id = appealIn(token)
  if (id === null) return refuse('LINK_NOT_VALID')
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: at('operation').textContent.trim(), variables: { id } }),
      cache: 'no-store',
      credentials: 'omit',
    })
    const { data, errors } = await response.json()
    if (data?.appeal) tell(data.appeal)
    else refuse(errors?.[0]?.extensions?.code ?? 'LINK_NOT_VALID')
  } catch {
    refuse('NONE')
  }
}

at('again').addEventListener('click', () => void look())
window.addEventListener('hashchange', () => void look())
void look()
