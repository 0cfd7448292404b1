/** What GraphiQL opens with: one operation per room of the house. */
export const exampleOperations: readonly { readonly query: string; readonly variables?: string }[] = [
  {
    query: `# 我是谁,能看哪些项目 · who am I, and which projects do I see
query Me {
  me { kind name posts { role scope } }
  projects { id path name kind }
}`,
  },
  {
    query: `# 登记一件诉求(P5.1.1);在下方 Variables 填入 projectId · register an appeal
mutation Register($input: RegisterAppealInput!) {
  registerAppeal(input: $input) { id number status version firstContact { name } }
}`,
    variables: JSON.stringify(
      {
        input: {
          idempotencyKey: 'graphiql-example-1',
          projectId: '',
          caller: { name: '王秀英', telephone: '13800138000' },
          kind: 'COMPLAINT',
          channel: 'TELEPHONE',
          category: 'cleaning',
          cause: '楼道卫生',
          content: '三单元楼道三天没有打扫了',
        },
      },
      null,
      2,
    ),
  },
  {
    query: `# 一件诉求的全部:七个服务所知 · one appeal, as seven services know it
query Everything($id: ID!) {
  appeal(id: $id) {
    number status kind category content version
    customer { name telephone serviceHistory { edges { node { status } } } }
    firstContact { name }
    handovers { department { name } at clause }
    workOrders { id status version acceptedAt doneAt }
    clocks { target clause dueAt state explanation }
    instructions { content signedBy { name } }
    progressReports { id content reviewedAt }
    feedbacks { content answer promisedAt }
    revisits { id status satisfaction version }
    audits { auditor finding }
    elders { name }
    trail { at what clauses packId packVersion actorId }
  }
}`,
    variables: '{ "id": "" }',
  },
  {
    query: `# 首问在我 · mine to answer for
query Mine {
  mineToAnswerFor(first: 20) { edges { node { id number status kind receivedAt version } } }
}`,
  },
  {
    query: `# 最先到期的时限 · what is due next
query DueNext {
  dueNext(first: 20) { edges { node { target clause dueAt appeal { number content } } } }
}`,
  },
  {
    query: `# 按类别与月份统计 · counted by kind and month
query Counts {
  appealCounts(by: [KIND, MONTH]) { keys count }
}`,
  },
]
