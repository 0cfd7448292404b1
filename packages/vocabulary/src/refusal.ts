import { wordsFor } from './fact-words'
import { refusalTexts, type RefusalCode } from './refusal-catalogue'

/** The facts of a refusal: small, JSON, and never personal data (they are logged). */
export type RefusalFacts = Readonly<Record<string, string | number | boolean | null | readonly string[]>>

/** The languages a refusal can be told in. */
export type Language = 'zh' | 'en'

/** Chinese first: English only for who prefers it. */
export function languageOf(acceptLanguage: string | undefined): Language {
  return /^\s*en\b/i.test(acceptLanguage ?? '') ? 'en' : 'zh'
}

/**
 * An expected failure: a closed code and its facts. The words are found at the edge, in the user's language.
 * Anything else that is thrown is a fault: masked for the caller, logged with an id.
 */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly facts: RefusalFacts = {},
  ) {
    super(tellRefusal(code, facts, 'en'))
    this.name = 'Refusal'
  }
}

/** The text of a refusal in one language, its facts filled in: events by their words, `—` where nothing is known. */
export function tellRefusal(code: RefusalCode, facts: RefusalFacts, language: Language): string {
  return refusalTexts[code][language].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const fact = facts[name]
    if (fact === undefined) return whole
    if (fact === null || (Array.isArray(fact) && fact.length === 0)) return '—'
    if (!Array.isArray(fact)) return String(fact)
    return fact.map((each: string) => wordsFor(each)[language]).join(language === 'zh' ? '、' : ', ')
  })
}

/** Whether trying the very same thing again later can succeed. */
export function isRetryable(code: RefusalCode): boolean {
  return 'retryable' in refusalTexts[code]
}
