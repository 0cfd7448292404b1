interface RefusalText {
  readonly zh: string
  readonly en: string
  /** The same request may succeed later, unchanged. */
  readonly retryable?: true
}

/** Every refusal that this product can answer with. `{name}` is filled with the fact of that name. */
export const refusalTexts = {
  // who is asking
  NOT_SIGNED_IN: { zh: '请先登录。', en: 'Sign in first.' },
  TOKEN_INVALID: {
    zh: '登录凭证无效或已过期,请重新登录。',
    en: 'The token is not valid or has expired; sign in again.',
  },
  PERSON_UNKNOWN: {
    zh: '该账号没有对应的人员档案。',
    en: 'No person is known for this account.',
    retryable: true,
  },
  LINK_NOT_VALID: {
    zh: '查询链接无效、已到期或已撤销,请向首问责任人索取新的链接。',
    en: 'The link is not valid, has ended or was revoked; ask your first contact for a new one.',
  },
  NOT_PERMITTED: {
    zh: '您的岗位无权执行此操作({operation})。',
    en: 'Your role does not permit this operation ({operation}).',
  },
  // input
  INPUT_INVALID: { zh: '提交的内容有误:{problems}。', en: 'The input is not valid: {problems}.' },
  DUTY_NUMBERS_INVALID: {
    zh: '值班电话的时段有误:{problems}。',
    en: 'The hours of the numbers on duty are not valid: {problems}.',
  },
  CONTENT_MISSING: { zh: '请填写诉求内容。', en: 'The content of the appeal is missing.' },
  TEXT_TOO_LONG: {
    zh: '“{field}”超过上限 {limit} 字(现为 {length} 字)。',
    en: '"{field}" is longer than its limit of {limit} characters ({length} given).',
  },
  BODY_TOO_LARGE: {
    zh: '请求体超过上限 {limit} 字节。',
    en: 'The request body exceeds the limit of {limit} bytes.',
  },
  ATTACHMENT_TYPE_NOT_ACCEPTED: {
    zh: '不接收此类文件({given});可上传:{accepted}。',
    en: 'Files of this kind ({given}) are not taken; these are: {accepted}.',
  },
  ATTACHMENT_TYPE_MISMATCH: {
    zh: '文件内容与其扩展名或声明的类型不符({claimed})。',
    en: 'The content of the file is not what its name or its declared type says ({claimed}).',
  },
  ATTACHMENT_DAMAGED: {
    zh: '文件已损坏或不完整,无法保存:{problem}。',
    en: 'The file is damaged or incomplete, and was not kept: {problem}.',
  },
  ATTACHMENT_TOO_LARGE: {
    zh: '文件超过该类附件的上限 {limit} 字节。',
    en: 'The file exceeds the limit of {limit} bytes for attachments of its kind.',
  },
  ATTACHMENT_TOO_MANY_PIXELS: {
    zh: '图片超过上限 {limit} 像素。',
    en: 'The picture has more than the {limit} pixels that one may have.',
  },
  OPERATION_TOO_COMPLEX: {
    zh: '查询过于复杂({limit}):最多 {allowed},所求 {asked}。',
    en: 'The operation is too complex ({limit}): at most {allowed}, asked {asked}.',
  },
  OPERATION_NOT_LISTED: {
    zh: '该查询不在已登记的操作清单中。',
    en: 'This operation is not on the list of registered operations.',
  },
  RATE_LIMITED: {
    zh: '请求过于频繁,请在 {retryAfter} 秒后重试。',
    en: 'Too many requests; try again in {retryAfter} seconds.',
    retryable: true,
  },
  TOO_BUSY: {
    zh: '已有 {waiting} 个请求在排队,请稍后重试。',
    en: '{waiting} requests are waiting for their turn; try again later.',
    retryable: true,
  },
  LIST_TOO_LONG: {
    zh: '超过一份表的上限 {limit} 行,请缩小范围。',
    en: 'More than the {limit} rows that one list may have; ask for less.',
  },
  PDF_TOO_LONG: {
    zh: '一份 PDF 最多 {limit} 行,请改用 Excel,或缩小范围。',
    en: 'A PDF has {limit} rows at the most; take a workbook, or ask for less.',
  },
  PRINTS_TOO_MANY: {
    zh: '一次请求最多生成 {limit} 份文件,请分次获取。',
    en: 'One request makes {limit} files at the most; ask for the rest apart.',
  },
  CURSOR_INVALID: { zh: '分页游标无效。', en: 'The cursor is not valid.' },
  TIME_IN_FUTURE: { zh: '“{field}”不能晚于当前时间。', en: '"{field}" must not lie in the future.' },
  IDEMPOTENCY_KEY_REUSED: {
    zh: '同一幂等键已用于内容不同的请求。',
    en: 'This idempotency key was already used with another input.',
  },
  // knowledge
  NOT_FOUND: { zh: '未找到该{what}({id})。', en: 'No such {what} ({id}).' },
  NOT_YET_KNOWN: {
    zh: '本服务尚未收到{what}({id}),请稍后重试。',
    en: 'This service does not know {what} ({id}) yet; try again shortly.',
    retryable: true,
  },
  CUSTOMER_NOT_IN_GROUP: {
    zh: '本集团没有该客户({customerId});刚登记的客户请稍后重试。',
    en: 'Your group has no such customer ({customerId}); one who was registered a moment ago is known here shortly.',
    retryable: true,
  },
  UNIT_NOT_IN_PROJECT: {
    zh: '该项目没有此房屋({unitId})。',
    en: 'The project has no such unit ({unitId}).',
  },
  CUSTOMER_OR_CALLER: {
    zh: '请指明客户,或填写来电人的姓名和电话,二者取其一。',
    en: 'Name either the customer, or the caller with name and telephone: one of the two.',
  },
  TELEPHONE_INVALID: { zh: '电话号码无效。', en: 'The telephone number is not valid.' },
  LINKS_EXHAUSTED: {
    zh: '该诉求已有 {limit} 个有效的查询链接,请先撤销不用的链接。',
    en: 'The appeal has {limit} links that are in force; revoke one that is not needed first.',
  },
  // procedure
  KIND_NOT_IN_PROCEDURE: {
    zh: '本项目的作业规程没有“{kind}”类诉求。',
    en: 'The procedure of this project has no appeals of kind "{kind}".',
  },
  CATEGORY_UNKNOWN: {
    zh: '本项目的作业规程没有分类“{category}”。',
    en: 'The procedure of this project has no category "{category}".',
  },
  CARE_NOT_IN_PROCEDURE: {
    zh: '本项目的作业规程({pack})没有空巢老人关怀。',
    en: 'The procedure of this project ({pack}) has no care for empty-nest elders.',
  },
  GRADE_REQUIRED: { zh: '报修须注明维修等级。', en: 'A repair needs its grade.' },
  GRADE_ONLY_FOR_REPAIR: { zh: '只有报修才有维修等级。', en: 'Only a repair has a grade.' },
  IMPACT_ONLY_FOR_MALL_COMPLAINT: {
    zh: '只有商场投诉须判断影响与成因。',
    en: 'Only a complaint in a mall is judged by its impact.',
  },
  PACK_INVALID: { zh: '规程包无效:{problems}。', en: 'The procedure pack is not valid: {problems}.' },
  // state
  VERSION_CONFLICT: {
    zh: '记录已更改(您的版本 {expected},当前版本 {actual}):{changes},由 {changedBy} 于 {changedAt} 最后更改。请刷新后再试。',
    en: 'The record has changed (your version {expected}, now {actual}): {changes}, last by {changedBy} at {changedAt}. Reload and try again.',
  },
  TRANSITION_NOT_ALLOWED: {
    zh: '当前状态“{status}”不能执行“{action}”。',
    en: 'Not allowed now: {action} while {status}.',
  },
  APPEAL_NOT_REVISITED: {
    zh: '尚未回访,不能结案({clause})。',
    en: 'Not yet revisited, so it cannot be closed ({clause}).',
  },
  PROGRESS_NOT_REVIEWED: {
    zh: '处理进展须经主任审议后才能反馈客户({clause})。',
    en: 'Progress goes to the customer only after its review ({clause}).',
  },
  CUSTOMER_NOT_INFORMED: {
    zh: '尚未将处理进展反馈客户,不能办结({clause})。',
    en: 'The customer has not been told of the progress, so it cannot be resolved ({clause}).',
  },
  WORK_NOT_DONE: {
    zh: '还有 {open} 张工单未完成,不能办结。',
    en: '{open} work order(s) are not done, so it cannot be resolved.',
  },
  REPAIR_NOT_ACCEPTED: {
    zh: '维修尚未经客户验收,不能办结({clause})。',
    en: 'The customer has not accepted the repair, so it cannot be resolved ({clause}).',
  },
  ACCEPTANCE_NOT_AWAITED: {
    zh: '该工单不在等待客户验收。',
    en: 'The work order does not wait for the acceptance of the customer.',
  },
  NO_COORDINATOR: {
    zh: '本项目的作业规程没有规定协调岗位,不能退单。',
    en: 'The procedure of this project names no coordinator, so an order cannot be refused.',
  },
  NOT_COORDINATOR: {
    zh: '须由协调岗位“{post}”决定由哪个部门办理({clause})。',
    en: 'Which department does it is for the coordinator to decide: {post} ({clause}).',
  },
  DEPARTMENT_HAS_IT: {
    zh: '该部门已在办理此诉求({clause})。',
    en: 'This department works on the appeal already ({clause}).',
  },
  APPEAL_NOT_IN_HAND: {
    zh: '该诉求已办结或尚未派单,不能再安排部门。',
    en: 'The appeal is settled, or not yet handed over: no department can be asked now.',
  },
  MILESTONES_MISSING: {
    zh: '大修须先制定跟踪计划({clause})。',
    en: 'A repair of this grade needs a tracking plan first ({clause}).',
  },
  MILESTONES_NOT_ASKED: {
    zh: '该工单不需要跟踪计划。',
    en: 'This work order needs no tracking plan.',
  },
  MILESTONES_OPEN: {
    zh: '还有 {open} 个节点未完成或未经审定({clause})。',
    en: '{open} milestone(s) are not done and approved ({clause}).',
  },
  MILESTONE_NOT_YOURS: {
    zh: '该节点须由“{who}”办理({clause})。',
    en: 'This milestone is for {who} ({clause}).',
  },
  MILESTONE_NOT_NOW: {
    zh: '该节点当前状态“{standing}”不能执行此操作。',
    en: 'Not possible now: the milestone is {standing}.',
  },
  ATTACHMENTS_EXHAUSTED: {
    zh: '一件诉求最多 {limit} 个附件。',
    en: 'An appeal has {limit} attachments at the most.',
  },
  UPLOADS_EXHAUSTED: {
    zh: '您已有 {limit} 个上传文件尚未附到诉求,请先附上,或等待其在一天后清除。',
    en: 'You have {limit} uploads that are beside no appeal; attach them first, or wait until they go after a day.',
  },
  INTERVAL_INVALID: {
    zh: '时间段有误:结束须晚于开始,且最长 {limit} 天。',
    en: 'The interval is not valid: it ends after it begins, and lasts {limit} days at the most.',
  },
  SHIFT_OVERLAPS: {
    zh: '该员工在 {from} 至 {to} 已有排班。',
    en: 'This member of staff has a shift already, from {from} to {to}.',
  },
  POST_NOT_HELD: {
    zh: '该员工在“{place}”没有“{post}”岗位。',
    en: 'This member of staff does not hold the post {post} at {place}.',
  },
  ABSENCE_OVERLAPS: {
    zh: '该员工在 {from} 至 {to} 已登记缺勤。',
    en: 'This member of staff is away already, from {from} to {to}.',
  },
  ABSENCE_OVER: { zh: '该缺勤已于 {at} 结束。', en: 'The absence ended at {at}.' },
  DEPUTY_NOT_FIT: {
    zh: '代理人须为“{place}”的在岗员工,且不是本人。',
    en: 'A deputy is somebody else who holds a post at {place}.',
  },
  DEPUTY_ABSENT: {
    zh: '代理人在 {from} 至 {to} 也缺勤。',
    en: 'The deputy is away as well, from {from} to {to}.',
  },
  OFFER_TAKEN: {
    zh: '该工单已由 {by} 于 {at} 接单({clause})。',
    en: 'The order was taken by {by} at {at} ({clause}).',
  },
  OFFER_NOT_YOURS: {
    zh: '该工单没有派给您抢单({clause})。',
    en: 'The order was not offered to you ({clause}).',
  },
  COST_NOT_IN_PROCEDURE: {
    zh: '本项目的作业规程没有规定费用权限。',
    en: 'The procedure of this project says nothing of who may decide which costs.',
  },
  COST_BEYOND_AUTHORITY: {
    zh: '费用 {costFen} 分超出您的权限({limitFen} 分),须由“{post}”审批({clause})。',
    en: 'The cost of {costFen} fen exceeds what you may decide ({limitFen} fen): it is for {post} ({clause}).',
  },
  COST_AWAITED: {
    zh: '费用 {costFen} 分正等待“{post}”审批({clause})。',
    en: 'The cost of {costFen} fen waits for the decision of {post} ({clause}).',
  },
  COST_NOT_AWAITED: {
    zh: '该工单没有等待审批的费用。',
    en: 'No cost of this order waits for a decision.',
  },
  STEP_UNKNOWN: {
    zh: '该诉求没有步骤“{step}”。',
    en: 'The appeal has no step "{step}".',
  },
  STEP_NOT_YET: {
    zh: '步骤“{step}”须在前置步骤({after})之后办理({clause})。',
    en: 'The step "{step}" comes after those before it: {after} ({clause}).',
  },
  STEP_NOT_NEEDED: {
    zh: '依前面步骤的结果,步骤“{step}”无需办理({clause})。',
    en: 'By what was answered before, the step "{step}" is not needed ({clause}).',
  },
  STEP_ALREADY_SETTLED: {
    zh: '步骤“{step}”已由 {by} 于 {at} 办理。',
    en: 'The step "{step}" was settled by {by} at {at}.',
  },
  STEP_NOT_TO_BE_SKIPPED: {
    zh: '步骤“{step}”不得跳过({clause})。',
    en: 'The step "{step}" must not be left out ({clause}).',
  },
  EVIDENCE_INVALID: {
    zh: '步骤“{step}”的记录有误:{problems}。',
    en: 'The evidence of the step "{step}" is not valid: {problems}.',
  },
  CONTACT_UNKNOWN: {
    zh: '没有登记该联系人({contactId});刚登记的请稍后重试,或直接写明通知了谁。',
    en: 'No such contact is registered ({contactId}); one who was entered a moment ago is known here shortly, or say in words who was told.',
    retryable: true,
  },
  NOT_AN_EMERGENCY: {
    zh: '“{category}”不是本项目规程的应急类别,应急类别有:{emergencies}。',
    en: 'By the procedure of this project "{category}" is no emergency; these are: {emergencies}.',
  },
  STEPS_NOT_SETTLED: {
    zh: '还有步骤未办理,不能办结:{steps}({clause})。',
    en: 'Steps are not settled, so it cannot be resolved: {steps} ({clause}).',
  },
  SCOPE_NOT_JUDGED: {
    zh: '投诉尚未判定是否有效,不能办结({clause})。',
    en: 'The complaint has not been judged by its scope, so it cannot be resolved ({clause}).',
  },
  SCOPE_NOT_TO_BE_JUDGED: {
    zh: '本项目的作业规程不判定此类诉求是否有效。',
    en: 'The procedure of this project does not judge such appeals by their scope.',
  },
  NOT_FIRST_CONTACT: {
    zh: '只有首问责任人可以执行此操作({clause})。',
    en: 'Only the first contact may do this ({clause}).',
  },
  REFUSAL_NOT_EXPLAINED: {
    zh: '无法满足的诉求,须先向客户说明缘由并记下客户的答复({clause})。',
    en: 'A demand that is not met is explained to the customer, and their answer noted, first ({clause}).',
  },
  NO_SUPERIOR: {
    zh: '本项目的作业规程没有规定您的上级。',
    en: 'The procedure of this project names no superior of yours.',
  },
  ESCALATION_OPEN: {
    zh: '上报事项尚未决定({clause})。',
    en: 'What was escalated has not been decided ({clause}).',
  },
  ESCALATION_NOT_OPEN: {
    zh: '没有等待您决定的上报事项。',
    en: 'Nothing that was escalated waits for your decision.',
  },
  REPORT_NOT_IN_PROCEDURE: {
    zh: '本项目的作业规程不要求汇报此类诉求。',
    en: 'The procedure of this project asks for no report of such appeals.',
  },
  REPORT_ALREADY_ACKNOWLEDGED: {
    zh: '该报告已于 {at} 签收。',
    en: 'The report was acknowledged at {at}.',
  },
  SEVERITY_NOT_TO_BE_JUDGED: {
    zh: '本项目的作业规程不判定此类诉求是否重大。',
    en: 'The procedure of this project does not judge such appeals by their severity.',
  },
  REPLY_NOT_ASKED_FOR: {
    zh: '本项目的作业规程不要求书面回复此类诉求。',
    en: 'The procedure of this project asks for no written reply to such an appeal.',
  },
  REPLY_IN_APPROVAL: {
    zh: '书面回复已审批,须退回后才能改稿({clause})。',
    en: 'The reply has been approved, in part or in whole; it is drafted anew once it is sent back ({clause}).',
  },
  REPLY_UNFINISHED: {
    zh: '书面回复还有未填写的内容:{placeholders}。',
    en: 'The reply has parts that are not filled in: {placeholders}.',
  },
  REPLY_NOT_APPROVED: {
    zh: '书面回复须经 {role} 审批后才能送达({clause})。',
    en: 'The reply is delivered after its approval by {role} ({clause}).',
  },
  REPLY_NOT_DELIVERED: {
    zh: '书面回复尚未送达,不能办结({clause})。',
    en: 'The written reply has not been delivered, so it cannot be resolved ({clause}).',
  },
  DISCLOSURE_NOT_IN_PROCEDURE: {
    zh: '本项目的作业规程没有规定由谁批准披露,保密内容不得提供给他人。',
    en: 'The procedure of this project names nobody who grants disclosures, so what is kept goes to nobody else.',
  },
  DISCLOSURE_NOT_YET: {
    zh: '在前置步骤({after})办理之前,不得提供任何资料({clause})。',
    en: 'Nothing is disclosed before these steps are settled: {after} ({clause}).',
  },
  GRANTS_EXHAUSTED: {
    zh: '该诉求已有 {limit} 项有效的披露授权,请先撤销不用的授权。',
    en: 'The appeal has {limit} grants that are in force; revoke one that is not needed first.',
  },
  GRANT_NOT_IN_FORCE: {
    zh: '该披露授权已到期或已撤销({clause})。',
    en: 'The grant has ended or was revoked ({clause}).',
  },
  SECRET_KEPT: {
    zh: '该事项{ground},只能以规定用语答复客户:“{words}”({clause})。',
    en: 'This is {ground}: the customer is told these words and no others: "{words}" ({clause}).',
  },
  NOTHING_TO_DECLINE: {
    zh: '本项目的作业规程不对此类诉求以保密为由拒绝提供信息。',
    en: 'The procedure of this project declines no information to such an appeal.',
  },
  TRIAGE_NOT_IN_PROCEDURE: {
    zh: '本项目的作业规程没有规定由谁改判诉求类别。',
    en: 'The procedure of this project names nobody who decides the kind of an appeal anew.',
  },
  KIND_UNCHANGED: {
    zh: '该诉求已是“{kind}”类({clause})。',
    en: 'The appeal is of the kind "{kind}" already ({clause}).',
  },
  NOT_ANSWERED_AT_ONCE: {
    zh: '本项目的作业规程不允许当场答复即办结此类诉求,须交负责人办理。',
    en: 'By the procedure of this project such an appeal is not settled by an answer: it goes to the person responsible.',
  },
  FOLLOW_UP_NOT_IN_PROCEDURE: {
    zh: '本项目的作业规程没有规定定期跟进此类诉求。',
    en: 'The procedure of this project follows such appeals up at no intervals.',
  },
  FOLLOW_UP_TOO_LATE: {
    zh: '下次跟进须在现在之后、{latest} 之前({clause})。',
    en: 'The next follow-up is after now and no later than {latest} ({clause}).',
  },
  TEMPLATE_UNKNOWN: {
    zh: '本项目的作业规程没有回复模板“{template}”。',
    en: 'The procedure of this project has no template "{template}".',
  },
  CONTACT_ALREADY_OFFERED: {
    zh: '首问责任已提出移交,尚未答复({clause})。',
    en: 'The first contact has been offered already and not been answered ({clause}).',
  },
  CONTACT_ALREADY_THEIRS: {
    zh: '对方已是首问责任人({clause})。',
    en: 'They are the first contact already ({clause}).',
  },
  CONTACT_NOT_OFFERED: {
    zh: '首问责任没有提出移交给您({clause})。',
    en: 'The first contact has not been offered to you ({clause}).',
  },
  NOTICE_NOT_FAILED: {
    zh: '该通知的状态为“{state}”,无需重发。',
    en: 'The notice is "{state}": only what reached nobody is tried anew.',
  },
  ALREADY_REGISTERED: { zh: '已登记:{what}。', en: 'Already registered: {what}.' },
  NOT_AN_EMPTY_NEST_ELDER: {
    zh: '不符合空巢老人登记条件:{reason}({clause})。',
    en: 'Does not meet the criterion of an empty-nest elder: {reason} ({clause}).',
  },
  PERIOD_NOT_OVER: {
    zh: '抽查期间尚未结束({endsAt}),不能抽样。',
    en: 'The period is not over ({endsAt}), so no sample can be drawn yet.',
  },
  REVEAL_LIMIT_REACHED: {
    zh: '一小时内最多查看 {limit} 次敏感信息,请在 {retryAfter} 秒后再试。',
    en: 'At most {limit} reveals of personal data within an hour; try again in {retryAfter} s.',
    retryable: true,
  },
  REVEAL_EXPIRED: {
    zh: '本次查看已过期,请重新说明理由。',
    en: 'This reveal has expired; ask again, with a reason.',
  },
  REVISIT_NOT_AGREED: {
    zh: '尚未与客户约定以“{method}”方式回访的时间({clause})。',
    en: 'No time has been agreed with the customer for a revisit by "{method}" ({clause}).',
  },
  REVISIT_TOO_EARLY: {
    zh: '与客户约定的回访时间为 {agreedAt},尚未到({clause})。',
    en: 'The revisit is agreed for {agreedAt}, which has not come yet ({clause}).',
  },
  CONDUCT_VALUE_UNKNOWN: {
    zh: '本次回访不评价“{value}”,可评价的有:{values}。',
    en: 'Conduct is not marked by "{value}" at this revisit; by these: {values}.',
  },
  QUESTION_NOT_ASKED: {
    zh: '回访须询问客户:{questions}({clause})。',
    en: 'The customer must be asked at this revisit: {questions} ({clause}).',
  },
  CLOCKS_CHANGED: {
    zh: '预演之后受影响的时限已有变化(现为 {total} 个),请重新预演后再确认。',
    en: 'Other clocks would be moved than those of the dry run ({total} now); try it again first.',
  },
  CLOCKS_PAUSED: {
    zh: '该诉求的时限已于 {from} 挂起,尚未恢复。',
    en: 'The clocks of the appeal have stood still since {from}.',
  },
  CLOCKS_NOT_PAUSED: {
    zh: '该诉求的时限未挂起。',
    en: 'The clocks of the appeal do not stand still.',
  },
  PAUSES_EXHAUSTED: {
    zh: '该诉求已申报 {limit} 次挂起,不能再挂起。',
    en: 'The appeal has been paused {limit} times, which is the most.',
  },
  BREACH_CAUSE_RECORDED: {
    zh: '该超时的原因已记录({cause}),不可更改。',
    en: 'The cause of this breach has been recorded ({cause}) and stays.',
  },
  NO_CLOCK_TO_PAUSE: {
    zh: '该诉求没有可因“{reason}”挂起的时限。',
    en: 'The appeal has no running clock that the procedure lets stand still for "{reason}".',
  },
  PAUSE_TIME_INVALID: {
    zh: '挂起或恢复的时间应在 {earliest} 至 {latest} 之间。',
    en: 'Clocks stand still or go on from a time between {earliest} and {latest}.',
  },
  DECIDED_ALREADY: {
    zh: '该申请无需审批或已有结果({decision})。',
    en: 'This needs no decision, or has one ({decision}).',
  },
  ONES_OWN_REQUEST: {
    zh: '不能审批自己提出的申请。',
    en: 'Nobody decides what they asked for themselves.',
  },
  CLOCK_NOT_RUNNING: {
    zh: '该时限不在计时中({state})。',
    en: 'The clock does not run ({state}).',
  },
  EXTENSION_TOO_LATE: {
    zh: '该时限已于 {dueAt} 到期,不能再延期。',
    en: 'The clock ran out at {dueAt}: an extension is asked for, and approved, before that.',
  },
  EXTENSION_NOT_FORESEEN: {
    zh: '该诉求的规程不允许此时限延期。',
    en: 'The procedure of the appeal does not let this clock be extended.',
  },
  EXTENSION_OUT_OF_RANGE: {
    zh: '延期应晚于 {dueAt},且不超过 {latest}。',
    en: 'An extension is later than {dueAt}, and at most until {latest}.',
  },
  CUSTOMER_NOT_ASKED: {
    zh: '延期须先征得客户同意:{problem}。',
    en: 'The customer must have agreed to an extension: {problem}.',
  },
  CLOCK_NOT_BREACHED: {
    zh: '该时限没有超时,无需免责。',
    en: 'The clock did not run out, so there is nothing to excuse.',
  },
  ASKED_ALREADY: {
    zh: '该时限已有待审批或已批准的申请。',
    en: 'For this clock the same was asked before, and is waiting or approved.',
  },
  SIMULATION_RUNNING: {
    zh: '本集团已有推演在进行({id}),请待其完成或取消后再试。',
    en: 'A simulation of your group is at work ({id}); wait until it is done, or cancel it.',
  },
  SIMULATION_ENDED: {
    zh: '该推演已结束({state})。',
    en: 'The simulation has ended ({state}).',
  },
  NOT_SAMPLED: { zh: '该诉求不在抽查样本中。', en: 'The appeal is not in a sample.' },
  // import
  ROW_INVALID: { zh: '第 {line} 行无效:{problem}。', en: 'Line {line} is not valid: {problem}.' },
  // the house
  UNAVAILABLE: {
    zh: '服务暂不可用,请稍后重试。',
    en: 'Temporarily unavailable; try again.',
    retryable: true,
  },
} as const satisfies Record<string, RefusalText>

export type RefusalCode = keyof typeof refusalTexts

export const refusalCodes = Object.keys(refusalTexts).filter(isRefusalCode)

/** Tells a code of the catalogue from any other string (as it comes over the wire). */
export function isRefusalCode(value: unknown): value is RefusalCode {
  return typeof value === 'string' && Object.hasOwn(refusalTexts, value)
}
