import { spawn } from 'node:child_process'
import readXlsxFile from 'read-excel-file/node'

/** A file as the schema gives it. */
interface Printed {
  readonly content: string
}

const script = `
const { extractText, getDocumentProxy } = require(process.argv[1])
const chunks = []
process.stdin.on('data', (chunk) => chunks.push(chunk))
process.stdin.on('end', async () => {
  const pdf = await getDocumentProxy(new Uint8Array(Buffer.concat(chunks)))
  const { text } = await extractText(pdf)
  process.stdout.write(JSON.stringify(text))
})
`

/** The text of a PDF, a string for each page. PDF.js is an ES module, which a test file cannot load: a process does. */
export function pagesOfPdf({ content }: Printed): Promise<string[]> {
  const child = spawn(process.execPath, ['-e', script, require.resolve('unpdf')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const answered: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => answered.push(chunk))
  child.stdin.end(Buffer.from(content, 'base64'))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve(JSON.parse(Buffer.concat(answered).toString()) as string[])
      else reject(new Error(`reading a PDF ended with ${code}`))
    })
  })
}

/** The cells of a workbook's first sheet. */
export async function rowsOfXlsx({ content }: Printed): Promise<unknown[][]> {
  const [sheet] = await readXlsxFile(Buffer.from(content, 'base64'))
  return sheet?.data ?? []
}
