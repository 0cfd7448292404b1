import type { DocumentFormat } from '@shouwen/vocabulary/documents'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { Form } from './form'
import { formPdf } from './form-pdf'
import { formXlsx } from './form-xlsx'
import type { Letter } from './letter'
import { letterPdf } from './letter-pdf'
import type { List } from './list'
import { listPdf } from './list-pdf'
import { listXlsx } from './list-xlsx'

/** A file, as it goes to whoever asked for it. */
export interface PrintedDocument {
  readonly fileName: string
  readonly mediaType: string
  readonly content: Buffer
}

const mediaTypes = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const satisfies Record<DocumentFormat, string>

/** A form as a file, named by its title and what it is about. */
export async function printForm(form: Form, about: string, format: DocumentFormat): Promise<PrintedDocument> {
  return named(form.title, about, format, await (format === 'pdf' ? formPdf(form) : formXlsx(form)))
}

/** Rows of a list in one PDF at the most: laying out more would keep the service's other callers waiting. */
export const PDF_ROWS = 500

/** A list as a file. Refuses with PDF_TOO_LONG above 500 rows; a workbook has no such limit. */
export async function printList(list: List, about: string, format: DocumentFormat): Promise<PrintedDocument> {
  if (format === 'pdf' && list.rows.length > PDF_ROWS) throw new Refusal('PDF_TOO_LONG', { limit: PDF_ROWS })
  return named(list.title, about, format, await (format === 'pdf' ? listPdf(list) : listXlsx(list)))
}

/** A letter as a file: a letter is a PDF. */
export async function printLetter(letter: Letter, about: string): Promise<PrintedDocument> {
  return named(letter.title, about, 'pdf', await letterPdf(letter))
}

/** `客户诉求登记表 HT-20261123-0007.pdf`, without what file systems do not take. */
function named(title: string, about: string, format: DocumentFormat, content: Buffer): PrintedDocument {
  const name = `${title} ${about}`.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '-').slice(0, 100)
  return { fileName: `${name}.${format}`, mediaType: mediaTypes[format], content }
}
