/** What one transaction has asked already. */
export class Memory {
  private readonly answers = new Map<string, Promise<unknown>>()

  /** Asks, or gives what the same question was answered before. */
  askOnce<Answer>(question: string, ask: () => Promise<Answer>): Promise<Answer> {
    const known = this.answers.get(question) as Promise<Answer> | undefined
    if (known !== undefined) return known
    const answer = ask()
    this.answers.set(question, answer)
    return answer
  }

  /** Something has changed that answers may rest on. */
  forget(): void {
    this.answers.clear()
  }
}
