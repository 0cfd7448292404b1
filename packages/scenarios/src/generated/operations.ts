/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** An order, as the caller has read it. */
export type AcceptWorkOrderInput = {
  /** The version you have read; refused with VERSION_CONFLICT if it has changed since. */
  readonly expectedVersion: number;
  /** Chosen by the client, 8 to 100 characters; a repeat changes nothing. */
  readonly idempotencyKey: string;
  /** Which order. */
  readonly workOrderId: string;
};

/** 诉求类别 (P3.kinds, P5.6.3) */
export type AppealKind =
  /** 求助: help request */
  | 'ASSISTANCE'
  /** 表扬: commendation */
  | 'COMMENDATION'
  /** 投诉: complaint */
  | 'COMPLAINT'
  /** 协调: coordination */
  | 'COORDINATION'
  /** 咨询: inquiry */
  | 'INQUIRY'
  /** 报修: repair */
  | 'REPAIR'
  /** 建议: suggestion */
  | 'SUGGESTION';

/** 诉求状态 */
export type AppealStatus =
  /** 已归档: archived */
  | 'ARCHIVED'
  /** 已结案: closed */
  | 'CLOSED'
  /** 已派单: handed to a department */
  | 'HANDED_OVER'
  /** 处理中: in progress */
  | 'IN_PROGRESS'
  /** 已登记: registered */
  | 'REGISTERED'
  /** 已办结: resolved, awaiting its revisit */
  | 'RESOLVED';

/** 抽查单位 (P5.5.1–P5.5.3) */
export type Auditor =
  /** 总经办: general manager's office */
  | 'GM_OFFICE'
  /** 公司管理部: company management department */
  | 'MANAGEMENT_DEPARTMENT';

/** A caller whom nobody knows yet. */
export type CallerInput = {
  /** As they gave it, at most 50 characters. */
  readonly name: string;
  /** Chinese unless written with a country code. */
  readonly telephone: string;
};

/** 巡访方式 (P5.6.7.3) */
export type CareManner =
  /** 登门拜访: visited at the door */
  | 'VISITED_AT_DOOR'
  /** 巡楼留意: watched on the daily round */
  | 'WATCHED_ON_ROUND';

/** An appeal, as the caller has read it. */
export type ChangeAppealInput = {
  /** Which appeal. */
  readonly appealId: string;
  /** The version you have read; refused with VERSION_CONFLICT if it has changed since. */
  readonly expectedVersion: number;
  /** Chosen by the client, 8 to 100 characters; a repeat changes nothing. */
  readonly idempotencyKey: string;
};

/** 诉求方式 (P3.channels, P5.6.2.5, M4.1) */
export type Channel =
  /** 邮件: e-mail */
  | 'EMAIL'
  /** 亲临现场: in person */
  | 'IN_PERSON'
  /** 信函: letter */
  | 'LETTER'
  /** 政府部门转办: forwarded by a municipal body */
  | 'MUNICIPAL_FORWARD'
  /** 网络: online */
  | 'ONLINE'
  /** 电话: telephone */
  | 'TELEPHONE';

/** 时限状态 */
export type ClockState =
  /** 已取消: cancelled */
  | 'CANCELLED'
  /** 超时完成: done after its time */
  | 'LATE'
  /** 按时完成: met */
  | 'MET'
  /** 已挂起: paused: its time does not count */
  | 'PAUSED'
  /** 计时中: running */
  | 'RUNNING';

/** 时限目标 */
export type ClockTarget =
  /** 联系客户: contact with the customer */
  | 'CONTACT'
  /** 决策: decision of what was escalated */
  | 'DECISION'
  /** 反馈: feedback to the customer */
  | 'FEEDBACK'
  /** 首次响应: first response: somebody took the work, or the customer was told */
  | 'FIRST_RESPONSE'
  /** 转交: hand-over to the department */
  | 'HANDOVER'
  /** 进展报告: report of the progress */
  | 'PROGRESS'
  /** 整改: rectification */
  | 'RECTIFICATION'
  /** 回复: answer to the customer */
  | 'REPLY'
  /** 解决: resolution */
  | 'RESOLUTION'
  /** 回访: revisit */
  | 'REVISIT'
  /** 预案步骤: step of a playbook */
  | 'STEP'
  /** 书面回复: answer to the customer in writing */
  | 'WRITTEN_REPLY';

/** A company of the group. */
export type CompanyEntryInput = {
  /** a-z, 0-9 and -, at most 40 characters. It is part of ids, so it never changes. */
  readonly code: string;
  /** 1 to 100 characters. */
  readonly name: string;
  /** Its projects. */
  readonly projects?: ReadonlyArray<ProjectEntryInput>;
};

/** 投诉是否有效 (M4.5.2, M4.5.3) */
export type ComplaintScope =
  /** 无效投诉: outside what was promised */
  | 'OUTSIDE_SCOPE'
  /** 有效投诉: within what was promised */
  | 'WITHIN_SCOPE';

/** What the customer said at the revisit (P5.5.4, M4.8). */
export type CompleteRevisitInput = {
  /** Marks of conduct, at most 20; a value that is left out has none (P5.6.2.1). */
  readonly conductMarks?: ReadonlyArray<ConductMarkInput> | null | undefined;
  /** The version you have read; refused with VERSION_CONFLICT if it has changed since. */
  readonly expectedVersion: number;
  /** Chosen by the client, 8 to 100 characters; a repeat changes nothing. */
  readonly idempotencyKey: string;
  /** One of the revisit's `methods` (P5.5.4). */
  readonly method: RevisitMethod;
  /** How satisfied with whether it was as it should be 合格性, where that was asked (M4.10). */
  readonly quality?: Satisfaction | null | undefined;
  /** Which revisit. */
  readonly revisitId: string;
  /** Below fairly satisfied opens the appeal again. */
  readonly satisfaction: Satisfaction;
  /** How satisfied with the time it took, where that was asked (M4.10). */
  readonly timeliness?: Satisfaction | null | undefined;
  /** The customer's own words, at most 2,000 characters. */
  readonly words?: string | null | undefined;
};

/** A step of a playbook was done. */
export type CompleteStepInput = {
  /** Which appeal. */
  readonly appealId: string;
  /** What the step asks for; at most 20 fields. */
  readonly evidence?: ReadonlyArray<EvidenceInput>;
  /** Chosen by the client, 8 to 100 characters; a repeat changes nothing. */
  readonly idempotencyKey: string;
  /** The code of the playbook. */
  readonly playbook: string;
  /** The code of the step. */
  readonly step: string;
};

/** The work is done (P5.6.1, M4.4). */
export type CompleteWorkOrderInput = {
  /** The version you have read; refused with VERSION_CONFLICT if it has changed since. */
  readonly expectedVersion: number;
  /** Chosen by the client, 8 to 100 characters; a repeat changes nothing. */
  readonly idempotencyKey: string;
  /** Minutes of work since the order was last reported as done; at most 100,000 in all. */
  readonly labourMinutes?: number;
  /** What was built in since the order was last reported as done; at most 50 in all. */
  readonly parts?: ReadonlyArray<PartInput>;
  /** What was done, 1 to 2,000 characters. */
  readonly result: string;
  /** Which order. */
  readonly workOrderId: string;
};

/** The customer's mark of one value of conduct (P5.6.2.1). */
export type ConductMarkInput = {
  /** 1 (not at all) to 5 (wholly); null where the customer would not say. */
  readonly mark?: number | null | undefined;
  /** Code of a value in `conductMarks` of the revisit. */
  readonly value: string;
};

/** 客户对反馈的答复 (P5.2.3, M4.7.1) */
export type CustomerAnswer =
  /** 同意预计时间: agreed to the promised time */
  | 'AGREED_TO_PROMISE'
  /** 不满意: not content */
  | 'NOT_CONTENT'
  /** 未联系上: could not be reached */
  | 'NOT_REACHED'
  /** 谅解: understood */
  | 'UNDERSTOOD';

/** 客户身份 */
export type CustomerRelation =
  /** 来电人: caller, relation not yet known */
  | 'CALLER'
  /** 业主: homeowner */
  | 'HOMEOWNER'
  /** 亲属: relative */
  | 'RELATIVE'
  /** 住户: resident */
  | 'RESIDENT'
  /** 租户: tenant */
  | 'TENANT';

/** An approved reply has reached the customer (P5.6.3.1, M4.9). */
export type DeliverReplyInput = {
  /** Which appeal. */
  readonly appealId: string;
  /** How. */
  readonly channel: Channel;
  /** The version you have read; refused with VERSION_CONFLICT if it has changed since. */
  readonly expectedVersion: number;
  /** Chosen by the client, 8 to 100 characters; a repeat changes nothing. */
  readonly idempotencyKey: string;
  /** Who took it, or how it is known to have arrived, at most 500 characters. */
  readonly receipt: string;
};

/** 诉求是否满足 (M4.3) */
export type DemandOutcome =
  /** 已满足: met */
  | 'MET'
  /** 部分满足: met in part */
  | 'PARTLY_MET'
  /** 无法满足: not met, with the reason */
  | 'REFUSED';

/** A department of a project. */
export type DepartmentEntryInput = {
  /** a-z, 0-9 and -, at most 40 characters. It is part of ids, so it never changes. */
  readonly code: string;
  /** What it is there for (P5.2.1, M4.4). */
  readonly duty: Duty;
  /** 1 to 100 characters. */
  readonly name: string;
};

/** A written reply is drafted, or drafted anew (P5.6.3.1, M4.9). */
export type DraftReplyInput = {
  /** Which appeal. */
  readonly appealId: string;
  /** At most 5,000 characters, a paragraph to a line; the template's unless given. */
  readonly body?: string | null | undefined;
  /** The version you have read; refused with VERSION_CONFLICT if it has changed since. */
  readonly expectedVersion: number;
  /** Chosen by the client, 8 to 100 characters; a repeat changes nothing. */
  readonly idempotencyKey: string;
  /** Code of the template to start from; the first of the procedure unless given. */
  readonly template?: string | null | undefined;
  /** At most 100 characters; the template's unless given. */
  readonly title?: string | null | undefined;
};

/** 部门职责 */
export type Duty =
  /** 客户服务: customer service */
  | 'CUSTOMER_SERVICE'
  /** 工程维修: engineering and repairs */
  | 'ENGINEERING'
  /** 环境保洁: cleaning and greenery */
  | 'ENVIRONMENT'
  /** 营运服务: mall operations */
  | 'OPERATIONS'
  /** 公共秩序维护: security */
  | 'SECURITY';

/** A number, and the hours at which it is answered. */
export type DutyNumberInput = {
  /** From when, `HH:mm` local time. */
  readonly from?: string;
  /** Chinese unless written with a country code; or an inner number of 3 to 6 digits. */
  readonly telephone: string;
  /** Until when, `HH:mm` or `24:00`; earlier than `from`: past midnight. */
  readonly to?: string;
};

/** 值班点 */
export type DutyPost =
  /** 消防监控室: fire control room */
  | 'CONTROL_ROOM'
  /** 值班经理: manager on duty */
  | 'DUTY_MANAGER'
  /** 安防值班室: guard room */
  | 'GUARD_ROOM';

/** Somebody to call for an elder (P5.6.7.1). */
export type ElderRelativeInput = {
  /** At most 50 characters. */
  readonly name: string;
  /** In the family's own words, at most 20 characters. */
  readonly relationship: string;
  /** Chinese unless written with a country code. */
  readonly telephone: string;
};

/** 应急任务状态 */
export type EmergencyState =
  /** 已接令: somebody has accepted */
  | 'ACCEPTED'
  /** 派遣中: nobody has accepted yet */
  | 'TASKING';

/** What is written down in one field of a step. */
export type EvidenceInput = {
  /** The code of the field. */
  readonly field: string;
  /** At most 2,000 characters; of a choice, the code of an option; of an attachment, the id of one that the appeal has; of a contact, the id of a customer or of an elder's relative, or words. */
  readonly value: string;
};

/** 步骤证据类型 */
export type EvidenceKind =
  /** 附件: an attachment of the appeal */
  | 'ATTACHMENT'
  /** 选项: one of several */
  | 'CHOICE'
  /** 联系人: somebody of the profile by their id, or words for another */
  | 'CONTACT'
  /** 电话号码: a telephone number */
  | 'TELEPHONE'
  /** 文字: words */
  | 'TEXT';

/** A project's round of today (P5.6.7.3). */
export type GenerateRoundInput = {
  /** Chosen by the client, 8 to 100 characters; a repeat changes nothing. */
  readonly idempotencyKey: string;
  /** Where. */
  readonly projectId: string;
};

/** 影响与成因 (M4.6.1–M4.6.3) */
export type Impact =
  /** 设备、设施等其它因素: equipment, facilities and other causes */
  | 'EQUIPMENT_OR_OTHER'
  /** 可控范围外因素: causes outside control */
  | 'OUTSIDE_CONTROL'
  /** 影响租户正常营业: stops a tenant's normal business */
  | 'STOPS_BUSINESS';

/** An organisation by its codes. What it does not name stays as it is. */
export type ImportOrganisationInput = {
  /** Its companies, with all below them. */
  readonly companies?: ReadonlyArray<CompanyEntryInput>;
  /** The group, opened before. */
  readonly groupCode: string;
  /** Chosen by the client, 8 to 100 characters; a repeat changes nothing. */
  readonly idempotencyKey: string;
  /** Its machines and those of its partners. */
  readonly machines?: ReadonlyArray<MachineEntryInput>;
  /** Its staff, at most 5,000 people in one file. */
  readonly staff?: ReadonlyArray<StaffEntryInput>;
};

/** Reviewed progress, told to the customer (P5.2.3, P5.3). */
export type InformCustomerInput = {
  /** What they said. */
  readonly answer: CustomerAnswer;
  /** Which appeal. */
  readonly appealId: string;
  /** How they were told. */
  readonly channel: Channel;
  /** What they were told, at most 2,000 characters. */
  readonly content: string;
  /** The version you have read; refused with VERSION_CONFLICT if it has changed since. */
  readonly expectedVersion: number;
  /** Chosen by the client, 8 to 100 characters; a repeat changes nothing. */
  readonly idempotencyKey: string;
  /** The report that was passed on. */
  readonly progressId: string;
  /** The time they were promised; in the future (M4.7.1). */
  readonly promisedAt?: string | null | undefined;
  /** Why what they asked for is not met, if it is not; at most 500 characters (M4.3). */
  readonly refusalReason?: string | null | undefined;
};

/** 主管批示 (P5.1.3). */
export type InstructAppealInput = {
  /** Which appeal. */
  readonly appealId: string;
  /** At most 2,000 characters. */
  readonly content: string;
  /** The version you have read; refused with VERSION_CONFLICT if it has changed since. */
  readonly expectedVersion: number;
  /** Chosen by the client, 8 to 100 characters; a repeat changes nothing. */
  readonly idempotencyKey: string;
};

/** A complaint is judged: about what was promised, or not (M4.5). */
export type JudgeScopeInput = {
  /** Which appeal. */
  readonly appealId: string;
  /** The version you have read; refused with VERSION_CONFLICT if it has changed since. */
  readonly expectedVersion: number;
  /** Chosen by the client, 8 to 100 characters; a repeat changes nothing. */
  readonly idempotencyKey: string;
  /** Why, at most 500 characters. */
  readonly reason: string;
  /** The judgement. */
  readonly scope: ComplaintScope;
};

/** A partner's portal, a dashboard. */
export type MachineEntryInput = {
  /** a-z, 0-9 and -, at most 40 characters. It is part of ids, so it never changes. */
  readonly code: string;
  /** Whose machine. */
  readonly kind: MachineKind;
  /** 1 to 100 characters. */
  readonly name: string;
  /** What it may do. */
  readonly role: Role;
  /** Where. */
  readonly scope: string;
  /** Who the token issuer says it is. */
  readonly subject: string;
};

/** 机器账号类型 */
export type MachineKind =
  /** 机器账号: machine */
  | 'MACHINE'
  /** 转办单位: partner */
  | 'PARTNER';

/** An account for a customer to sign in with (C0.3). */
export type OpenCustomerAccountInput = {
  /** Whose. */
  readonly customerId: string;
  /** Chosen by the client, 8 to 100 characters; a repeat changes nothing. */
  readonly idempotencyKey: string;
  /** What the identity provider calls them, 1 to 200 characters. */
  readonly subject: string;
};

/** A property group that joins the platform. */
export type OpenGroupInput = {
  /** a-z, 0-9 and -, at most 40 characters. It is part of ids, so it never changes. */
  readonly code: string;
  /** Chosen by the client, 8 to 100 characters; a repeat changes nothing. */
  readonly idempotencyKey: string;
  /** 1 to 100 characters. */
  readonly name: string;
};

/** What was built in 配件 (P5.6.1). */
export type PartInput = {
  /** What it is, 1 to 100 characters. */
  readonly name: string;
  /** How much of it, in its unit: 0.001 to 100,000. */
  readonly quantity: number;
  /** Of what `quantity` counts: 只, 米, 公斤; 1 to 20 characters. */
  readonly unit: string;
  /** What one unit costs, in fen: 0 to 100,000,000. */
  readonly unitCostFen: number;
};

/** A post at a place. */
export type PostEntryInput = {
  /** Which post. */
  readonly role: Role;
  /** Where: `group`, `group/company` or `group/company/project`. */
  readonly scope: string;
};

/** A project of a company. */
export type ProjectEntryInput = {
  /** Closes, `HH:mm` local time, `24:00` at the latest. */
  readonly closes: string;
  /** a-z, 0-9 and -, at most 40 characters. It is part of ids, so it never changes. */
  readonly code: string;
  /** Its departments. */
  readonly departments?: ReadonlyArray<DepartmentEntryInput>;
  /** Estate or mall: which procedure it follows. */
  readonly kind: ProjectKind;
  /** 1 to 100 characters. */
  readonly name: string;
  /** Opens, `HH:mm` local time. */
  readonly opens: string;
  /** An IANA time zone. */
  readonly timeZone?: string;
  /** Its units, at most 20,000 in one file. */
  readonly units?: ReadonlyArray<UnitEntryInput>;
};

/** 项目类型 */
export type ProjectKind =
  /** 购物中心: shopping mall */
  | 'MALL'
  /** 住宅小区: residential estate */
  | 'RESIDENTIAL';

/** What a ringing telephone gives: where, which number, what happened (P5.6.6.1, P5.6.8.1, P5.6.9). */
export type RaiseEmergencyInput = {
  /** Where help is needed, at most 500 characters. */
  readonly address: string;
  /** Who calls, if they say so and are no known customer; at most 50 characters. */
  readonly callerName?: string | null | undefined;
  /** Which emergency: a category that its procedure has a plan for, as `medical-emergency`, `theft`, `fire`. */
  readonly category: string;
  /** How it was told; by telephone unless given. */
  readonly channel?: Channel | null | undefined;
  /** What happened; of a patient, the condition. At most 2,000 characters. */
  readonly condition: string;
  /** The customer, where they are known. */
  readonly customerId?: string | null | undefined;
  /** Chosen by the client, 8 to 100 characters; a repeat changes nothing. */
  readonly idempotencyKey: string;
  /** Which project. */
  readonly projectId: string;
  /** Where to call back. Chinese unless written with a country code. */
  readonly telephone: string;
  /** The unit, where it is known; must belong to the project. */
  readonly unitId?: string | null | undefined;
};

/** What the customer said of a repair 客户验收 (P5.6.1). */
export type RecordAcceptanceInput = {
  /** Whether they accept it; otherwise it is in work again. */
  readonly accepted: boolean;
  /** The version you have read; refused with VERSION_CONFLICT if it has changed since. */
  readonly expectedVersion: number;
  /** Chosen by the client, 8 to 100 characters; a repeat changes nothing. */
  readonly idempotencyKey: string;
  /** Their words, at most 2,000 characters; needed where they do not accept it. */
  readonly words?: string | null | undefined;
  /** Which order. */
  readonly workOrderId: string;
};

/** What was seen of one elder (P5.6.7.3). */
export type RecordCareVisitInput = {
  /** The version you have read; refused with VERSION_CONFLICT if it has changed since. */
  readonly expectedVersion: number;
  /** Chosen by the client, 8 to 100 characters; a repeat changes nothing. */
  readonly idempotencyKey: string;
  /** What else was seen, at most 1,000 characters. */
  readonly note?: string | null | undefined;
  /** What was seen. */
  readonly outcome: RoundOutcome;
  /** Which visit. */
  readonly visitId: string;
};

/** The registration form 客户诉求登记表 (P5.1.1); the mall record (M4.2). */
export type RegisterAppealInput = {
  /** Somebody nobody knows yet; or else `customerId`. */
  readonly caller?: CallerInput | null | undefined;
  /** A category of the project's procedure. */
  readonly category?: string;
  /** 事由, at most 200 characters. */
  readonly cause?: string | null | undefined;
  /** 诉求方式 (P3.channels). */
  readonly channel: Channel;
  /** 诉求内容, at most 5,000 characters. */
  readonly content: string;
  /** The customer; or else `caller`. */
  readonly customerId?: string | null | undefined;
  /** Required of a repair (P5.4.2). */
  readonly grade?: RepairGrade | null | undefined;
  /** Chosen by the client, 8 to 100 characters; a repeat changes nothing. */
  readonly idempotencyKey: string;
  /** Of a mall complaint (M4.6). */
  readonly impact?: Impact | null | undefined;
  /** 诉求类别 (P3.kinds). */
  readonly kind: AppealKind;
  /** Where. */
  readonly projectId: string;
  /** When the customer spoke, if earlier than now. */
  readonly receivedAt?: string | null | undefined;
  /** The unit concerned; must belong to the project. */
  readonly unitId?: string | null | undefined;
};

/** Who somebody is (C1.static). */
export type RegisterCustomerInput = {
  /** Chosen by the client, 8 to 100 characters; a repeat changes nothing. */
  readonly idempotencyKey: string;
  /** At most 50 characters. */
  readonly name: string;
  /** What they are to us. */
  readonly relation: CustomerRelation;
  /** Chinese unless written with a country code. */
  readonly telephone: string;
  /** The unit they belong to. */
  readonly unitId?: string | null | undefined;
};

/** An entry of the separate list (P5.6.7.0, P5.6.7.1). */
export type RegisterElderInput = {
  /** `YYYY-MM-DD`. */
  readonly birthDate: string;
  /** Their customer profile, where they are a customer. */
  readonly customerId?: string | null | undefined;
  /** Chosen by the client, 8 to 100 characters; a repeat changes nothing. */
  readonly idempotencyKey: string;
  /** 独居: nobody else lives in the unit. */
  readonly livesAlone: boolean;
  /** 不与子女同住 (P5.6.7.0). */
  readonly livesApartFromChildren: boolean;
  /** At most 50 characters. */
  readonly name: string;
  /** Where. */
  readonly projectId: string;
  /** Whom to call, 1 to 5. */
  readonly relatives: ReadonlyArray<ElderRelativeInput>;
  /** 离退休 (P5.6.7.0). */
  readonly retired: boolean;
  /** Where they live; must belong to the project. */
  readonly unitId: string;
};

/** 客户验收 (P5.6.1) */
export type RepairAcceptance =
  /** 验收合格: accepted */
  | 'ACCEPTED'
  /** 待验收: waiting for the customer to accept it */
  | 'AWAITED'
  /** 验收不合格: not accepted: in work again */
  | 'DECLINED';

/** 维修等级 (P5.4.2) */
export type RepairGrade =
  /** 大修: major repair */
  | 'MAJOR'
  /** 中修: medium repair */
  | 'MEDIUM'
  /** 小修: minor repair */
  | 'MINOR';

/** 书面回复状态 (P5.6.3.1, M4.9) */
export type ReplyStatus =
  /** 已审批: approved and numbered, to be delivered */
  | 'APPROVED'
  /** 已送达: delivered */
  | 'DELIVERED'
  /** 待审批: drafted, waits for its approval */
  | 'DRAFTED'
  /** 已退回修改: sent back, to be drafted again */
  | 'RETURNED';

/** How the handling stands (P5.3). */
export type ReportProgressInput = {
  /** Which appeal. */
  readonly appealId: string;
  /** At most 2,000 characters. */
  readonly content: string;
  /** The version you have read; refused with VERSION_CONFLICT if it has changed since. */
  readonly expectedVersion: number;
  /** Chosen by the client, 8 to 100 characters; a repeat changes nothing. */
  readonly idempotencyKey: string;
};

/** The matter is settled (P4.1). */
export type ResolveAppealInput = {
  /** Which appeal. */
  readonly appealId: string;
  /** Whether what was asked for is met, as it is unless told; what is refused was explained to the customer first (M4.3). */
  readonly demand?: DemandOutcome | null | undefined;
  /** The version you have read; refused with VERSION_CONFLICT if it has changed since. */
  readonly expectedVersion: number;
  /** Chosen by the client, 8 to 100 characters; a repeat changes nothing. */
  readonly idempotencyKey: string;
  /** 处理结果, at most 2,000 characters. */
  readonly outcome: string;
};

/** The director has considered a report (P5.3). */
export type ReviewProgressInput = {
  /** Which appeal. */
  readonly appealId: string;
  /** The version you have read; refused with VERSION_CONFLICT if it has changed since. */
  readonly expectedVersion: number;
  /** Chosen by the client, 8 to 100 characters; a repeat changes nothing. */
  readonly idempotencyKey: string;
  /** Which report. */
  readonly progressId: string;
};

/** 回访方式 (P5.5.4) */
export type RevisitMethod =
  /** 登门拜访: at the door */
  | 'AT_THE_DOOR'
  /** 电话拜访: by telephone */
  | 'BY_TELEPHONE'
  /** 网络拜访: online */
  | 'ONLINE';

/** 回访状态 */
export type RevisitStatus =
  /** 已回访: completed */
  | 'COMPLETED'
  /** 待回访: due */
  | 'DUE';

/** 岗位 (P4.1–P4.4, M2, M4.7.1) */
export type Role =
  /** 报表只读账号: BI reader */
  | 'BI_READER'
  /** 楼管员: building steward */
  | 'BUILDING_STEWARD'
  /** 客户: customer */
  | 'CUSTOMER'
  /** 部门经理: department manager */
  | 'DEPARTMENT_MANAGER'
  /** 部门员工: department worker */
  | 'DEPARTMENT_WORKER'
  /** 总监: division director */
  | 'DIVISION_DIRECTOR'
  /** 总经办: general manager's office */
  | 'GM_OFFICE'
  /** 营运人员: mall operator or front desk */
  | 'MALL_OPERATOR'
  /** 公司管理部: company management department */
  | 'MANAGEMENT_DEPARTMENT'
  /** 管理处主任: management-office director */
  | 'OFFICE_DIRECTOR'
  /** 转办单位: forwarding partner */
  | 'PARTNER'
  /** 平台运维: platform operator */
  | 'PLATFORM_OPERATOR'
  /** 公共秩序维护班长: security shift leader */
  | 'SECURITY_SHIFT_LEADER';

/** 巡访结果 (P5.6.7.3) */
export type RoundOutcome =
  /** 需要帮助: seen, needs help */
  | 'NEEDS_HELP'
  /** 未见到: not seen */
  | 'NOT_SEEN'
  /** 状态良好: seen, well */
  | 'SEEN_WELL';

/** 满意度 */
export type Satisfaction =
  /** 不满意: dissatisfied */
  | 'DISSATISFIED'
  /** 基本满意: fairly satisfied */
  | 'FAIR'
  /** 满意: satisfied */
  | 'SATISFIED'
  /** 非常不满意: very dissatisfied */
  | 'VERY_DISSATISFIED'
  /** 非常满意: very satisfied */
  | 'VERY_SATISFIED';

/** The numbers of one post of a project, instead of those that it had. */
export type SetDutyNumbersInput = {
  /** Chosen by the client, 8 to 100 characters; a repeat changes nothing. */
  readonly idempotencyKey: string;
  /** At most 4, at hours that do not overlap; none: the post has no number any more. */
  readonly numbers: ReadonlyArray<DutyNumberInput>;
  /** Which post. */
  readonly post: DutyPost;
  /** Which project. */
  readonly projectId: string;
};

/** A weekly shift 排班, on the wall clock of the project. */
export type ShiftEntryInput = {
  /** `HH:mm`. */
  readonly from: string;
  /** `HH:mm`; before `from`, it goes on past midnight. */
  readonly to: string;
  /** 1 is Monday, 7 Sunday. */
  readonly weekdays: ReadonlyArray<number>;
};

/** A member of staff. */
export type StaffEntryInput = {
  /** a-z, 0-9 and -, at most 40 characters. It is part of ids, so it never changes. */
  readonly code: string;
  /** The departments they work in, `company/project/department`, at most 50. */
  readonly departmentCodes?: ReadonlyArray<string>;
  /** 1 to 100 characters. */
  readonly name: string;
  /** When they are on duty: hand-overs go to whoever is. */
  readonly onDuty?: ReadonlyArray<ShiftEntryInput>;
  /** Their posts, at most 50; a later file replaces them. */
  readonly posts: ReadonlyArray<PostEntryInput>;
  /** Who the token issuer says it is; one person each. */
  readonly subject?: string | null | undefined;
  /** Chinese unless written with a country code. */
  readonly telephone: string;
};

/** 步骤状态 */
export type StepStanding =
  /** 已完成: done */
  | 'DONE'
  /** 无需办理: not needed, by what was answered before */
  | 'NOT_NEEDED'
  /** 待办: to be done */
  | 'OPEN'
  /** 已跳过: left out, with a reason */
  | 'SKIPPED'
  /** 待前置步骤: waits for the steps before it */
  | 'WAITING';

/** A unit 房屋 of a project. */
export type UnitEntryInput = {
  /** The building 楼栋, 1 to 60 characters without /. */
  readonly building: string;
  /** 1 to 60 characters without /. */
  readonly code: string;
};

/** 工单状态 */
export type WorkOrderStatus =
  /** 已接单: accepted */
  | 'ACCEPTED'
  /** 已完成: done */
  | 'DONE'
  /** 待接单: waiting to be accepted */
  | 'OPENED'
  /** 挂起: paused, with a reason */
  | 'PAUSED'
  /** 已转派: passed on to another department */
  | 'REASSIGNED'
  /** 已退单,待协调: refused, waiting for the coordinator */
  | 'REFUSED';

export type InstructAppealMutationVariables = Exact<{
  input: InstructAppealInput;
}>;


export type InstructAppealMutation = { readonly instructAppeal: { readonly id: string, readonly version: number } };

export type ReportProgressMutationVariables = Exact<{
  input: ReportProgressInput;
}>;


export type ReportProgressMutation = { readonly reportProgress: { readonly id: string, readonly version: number } };

export type ReviewProgressMutationVariables = Exact<{
  input: ReviewProgressInput;
}>;


export type ReviewProgressMutation = { readonly reviewProgress: { readonly id: string, readonly version: number } };

export type InformCustomerMutationVariables = Exact<{
  input: InformCustomerInput;
}>;


export type InformCustomerMutation = { readonly informCustomer: { readonly id: string, readonly version: number } };

export type ResolveAppealMutationVariables = Exact<{
  input: ResolveAppealInput;
}>;


export type ResolveAppealMutation = { readonly resolveAppeal: { readonly id: string, readonly version: number } };

export type CloseAppealMutationVariables = Exact<{
  input: ChangeAppealInput;
}>;


export type CloseAppealMutation = { readonly closeAppeal: { readonly id: string, readonly version: number } };

export type ArchiveAppealMutationVariables = Exact<{
  input: ChangeAppealInput;
}>;


export type ArchiveAppealMutation = { readonly archiveAppeal: { readonly id: string, readonly version: number } };

export type JudgeScopeMutationVariables = Exact<{
  input: JudgeScopeInput;
}>;


export type JudgeScopeMutation = { readonly judgeScope: { readonly id: string, readonly version: number } };

export type CompleteStepMutationVariables = Exact<{
  input: CompleteStepInput;
}>;


export type CompleteStepMutation = { readonly completeStep: { readonly id: string, readonly version: number } };

export type RecordAcceptanceMutationVariables = Exact<{
  input: RecordAcceptanceInput;
}>;


export type RecordAcceptanceMutation = { readonly recordAcceptance: { readonly id: string, readonly version: number } };

export type DraftReplyMutationVariables = Exact<{
  input: DraftReplyInput;
}>;


export type DraftReplyMutation = { readonly draftReply: { readonly id: string, readonly version: number } };

export type ApproveReplyMutationVariables = Exact<{
  input: ChangeAppealInput;
}>;


export type ApproveReplyMutation = { readonly approveReply: { readonly id: string, readonly version: number } };

export type DeliverReplyMutationVariables = Exact<{
  input: DeliverReplyInput;
}>;


export type DeliverReplyMutation = { readonly deliverReply: { readonly id: string, readonly version: number } };

export type AppealViewQueryVariables = Exact<{
  id: string;
}>;


export type AppealViewQuery = { readonly appeal: { readonly id: string, readonly number: string, readonly status: AppealStatus, readonly version: number, readonly scope: ComplaintScope | null, readonly customer: { readonly id: string, readonly name: string } | null, readonly caller: { readonly name: string } | null, readonly department: { readonly name: string } | null, readonly handovers: ReadonlyArray<{ readonly clause: string, readonly department: { readonly name: string } }>, readonly workOrders: ReadonlyArray<{ readonly id: string, readonly status: WorkOrderStatus, readonly version: number, readonly acceptance: RepairAcceptance | null }>, readonly clocks: ReadonlyArray<{ readonly code: string, readonly target: ClockTarget, readonly clause: string, readonly dueAt: string | null, readonly state: ClockState }>, readonly progressReports: ReadonlyArray<{ readonly id: string, readonly reviewedAt: string | null }>, readonly replyRule: { readonly clause: string, readonly approvedBy: ReadonlyArray<Role> } | null, readonly replies: ReadonlyArray<{ readonly status: ReplyStatus, readonly number: string | null }>, readonly scopeDefinitions: ReadonlyArray<{ readonly scope: ComplaintScope, readonly clause: string }>, readonly playbooks: ReadonlyArray<{ readonly code: string, readonly steps: ReadonlyArray<{ readonly code: string, readonly zh: string, readonly en: string, readonly clause: string, readonly posts: ReadonlyArray<Role>, readonly standing: StepStanding, readonly asks: ReadonlyArray<{ readonly code: string, readonly kind: EvidenceKind, readonly required: boolean, readonly options: ReadonlyArray<{ readonly code: string }> }> }> }>, readonly revisits: ReadonlyArray<{ readonly id: string, readonly status: RevisitStatus, readonly version: number, readonly clause: string }>, readonly samplingPopulations: ReadonlyArray<{ readonly clause: string, readonly auditor: Auditor, readonly period: string }>, readonly trail: ReadonlyArray<{ readonly what: string, readonly clauses: ReadonlyArray<string>, readonly packVersion: number | null }> } | null };

export type RegisterAppealMutationVariables = Exact<{
  input: RegisterAppealInput;
}>;


export type RegisterAppealMutation = { readonly registerAppeal: { readonly id: string } };

export type RaiseEmergencyMutationVariables = Exact<{
  input: RaiseEmergencyInput;
}>;


export type RaiseEmergencyMutation = { readonly raiseEmergency: { readonly id: string, readonly number: string, readonly version: number, readonly emergency: { readonly state: EmergencyState, readonly address: string | null, readonly telephone: string | null, readonly callGuardRoom: { readonly post: DutyPost, readonly telephone: string | null, readonly since: string } | null, readonly dutyNumbers: ReadonlyArray<{ readonly post: DutyPost, readonly telephone: string }>, readonly outsideNumbers: ReadonlyArray<{ readonly number: string, readonly zh: string }> } | null, readonly playbooks: ReadonlyArray<{ readonly code: string, readonly steps: ReadonlyArray<{ readonly code: string, readonly zh: string, readonly clause: string, readonly standing: StepStanding }> }>, readonly unit: { readonly elders: ReadonlyArray<{ readonly name: string, readonly relatives: ReadonlyArray<{ readonly id: string, readonly name: string, readonly relationship: string, readonly telephone: string }> }>, readonly residents: ReadonlyArray<{ readonly id: string, readonly name: string, readonly telephone: string }> } | null } };

export type AppealsByStatusQueryVariables = Exact<{ [key: string]: never; }>;


export type AppealsByStatusQuery = { readonly appealCounts: ReadonlyArray<{ readonly keys: ReadonlyArray<string | null>, readonly count: number }> };

export type ServiceHistoryQueryVariables = Exact<{
  id: string;
}>;


export type ServiceHistoryQuery = { readonly appeal: { readonly customer: { readonly serviceHistory: { readonly edges: ReadonlyArray<{ readonly node: { readonly appeal: { readonly id: string } } }> } } | null } | null };

export type RegisterElderMutationVariables = Exact<{
  input: RegisterElderInput;
}>;


export type RegisterElderMutation = { readonly registerElder: { readonly id: string } };

export type GenerateRoundMutationVariables = Exact<{
  input: GenerateRoundInput;
}>;


export type GenerateRoundMutation = { readonly generateRound: { readonly date: string } };

export type RoundOfDayQueryVariables = Exact<{
  projectId: string;
  date: string;
}>;


export type RoundOfDayQuery = { readonly round: { readonly id: string, readonly date: string, readonly visits: ReadonlyArray<{ readonly id: string, readonly version: number, readonly manner: CareManner, readonly outcome: RoundOutcome | null, readonly elder: { readonly id: string, readonly name: string } | null }> } | null };

export type RecordCareVisitMutationVariables = Exact<{
  input: RecordCareVisitInput;
}>;


export type RecordCareVisitMutation = { readonly recordCareVisit: { readonly id: string, readonly outcome: RoundOutcome | null } };

export type AcceptWorkOrderMutationVariables = Exact<{
  input: AcceptWorkOrderInput;
}>;


export type AcceptWorkOrderMutation = { readonly acceptWorkOrder: { readonly id: string } };

export type CompleteWorkOrderMutationVariables = Exact<{
  input: CompleteWorkOrderInput;
}>;


export type CompleteWorkOrderMutation = { readonly completeWorkOrder: { readonly id: string } };

export type CompleteRevisitMutationVariables = Exact<{
  input: CompleteRevisitInput;
}>;


export type CompleteRevisitMutation = { readonly completeRevisit: { readonly id: string, readonly status: RevisitStatus } };

export type FindCustomerQueryVariables = Exact<{
  search: string;
}>;


export type FindCustomerQuery = { readonly customers: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string } }> } };

export type WhoAmIQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoAmIQuery = { readonly me: { readonly id: string } };

export type ProjectsQueryVariables = Exact<{ [key: string]: never; }>;


export type ProjectsQuery = { readonly projects: ReadonlyArray<{ readonly id: string, readonly path: string }> };

export type ProjectUnitsQueryVariables = Exact<{ [key: string]: never; }>;


export type ProjectUnitsQuery = { readonly projects: ReadonlyArray<{ readonly path: string, readonly units: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly code: string } }> } }> };

export type OpenGroupMutationVariables = Exact<{
  input: OpenGroupInput;
}>;


export type OpenGroupMutation = { readonly openGroup: { readonly id: string } };

export type ImportOrganisationMutationVariables = Exact<{
  input: ImportOrganisationInput;
}>;


export type ImportOrganisationMutation = { readonly importOrganisation: { readonly projects: ReadonlyArray<{ readonly id: string }> } };

export type RegisterCustomerMutationVariables = Exact<{
  input: RegisterCustomerInput;
}>;


export type RegisterCustomerMutation = { readonly registerCustomer: { readonly id: string } };

export type OpenCustomerAccountMutationVariables = Exact<{
  input: OpenCustomerAccountInput;
}>;


export type OpenCustomerAccountMutation = { readonly openCustomerAccount: { readonly id: string } };

export type SetDutyNumbersMutationVariables = Exact<{
  input: SetDutyNumbersInput;
}>;


export type SetDutyNumbersMutation = { readonly setDutyNumbers: { readonly id: string } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const InstructAppealDocument = new TypedDocumentString(`
    mutation InstructAppeal($input: InstructAppealInput!) {
  instructAppeal(input: $input) {
    id
    version
  }
}
    `) as unknown as TypedDocumentString<InstructAppealMutation, InstructAppealMutationVariables>;
export const ReportProgressDocument = new TypedDocumentString(`
    mutation ReportProgress($input: ReportProgressInput!) {
  reportProgress(input: $input) {
    id
    version
  }
}
    `) as unknown as TypedDocumentString<ReportProgressMutation, ReportProgressMutationVariables>;
export const ReviewProgressDocument = new TypedDocumentString(`
    mutation ReviewProgress($input: ReviewProgressInput!) {
  reviewProgress(input: $input) {
    id
    version
  }
}
    `) as unknown as TypedDocumentString<ReviewProgressMutation, ReviewProgressMutationVariables>;
export const InformCustomerDocument = new TypedDocumentString(`
    mutation InformCustomer($input: InformCustomerInput!) {
  informCustomer(input: $input) {
    id
    version
  }
}
    `) as unknown as TypedDocumentString<InformCustomerMutation, InformCustomerMutationVariables>;
export const ResolveAppealDocument = new TypedDocumentString(`
    mutation ResolveAppeal($input: ResolveAppealInput!) {
  resolveAppeal(input: $input) {
    id
    version
  }
}
    `) as unknown as TypedDocumentString<ResolveAppealMutation, ResolveAppealMutationVariables>;
export const CloseAppealDocument = new TypedDocumentString(`
    mutation CloseAppeal($input: ChangeAppealInput!) {
  closeAppeal(input: $input) {
    id
    version
  }
}
    `) as unknown as TypedDocumentString<CloseAppealMutation, CloseAppealMutationVariables>;
export const ArchiveAppealDocument = new TypedDocumentString(`
    mutation ArchiveAppeal($input: ChangeAppealInput!) {
  archiveAppeal(input: $input) {
    id
    version
  }
}
    `) as unknown as TypedDocumentString<ArchiveAppealMutation, ArchiveAppealMutationVariables>;
export const JudgeScopeDocument = new TypedDocumentString(`
    mutation JudgeScope($input: JudgeScopeInput!) {
  judgeScope(input: $input) {
    id
    version
  }
}
    `) as unknown as TypedDocumentString<JudgeScopeMutation, JudgeScopeMutationVariables>;
export const CompleteStepDocument = new TypedDocumentString(`
    mutation CompleteStep($input: CompleteStepInput!) {
  completeStep(input: $input) {
    id
    version
  }
}
    `) as unknown as TypedDocumentString<CompleteStepMutation, CompleteStepMutationVariables>;
export const RecordAcceptanceDocument = new TypedDocumentString(`
    mutation RecordAcceptance($input: RecordAcceptanceInput!) {
  recordAcceptance(input: $input) {
    id
    version
  }
}
    `) as unknown as TypedDocumentString<RecordAcceptanceMutation, RecordAcceptanceMutationVariables>;
export const DraftReplyDocument = new TypedDocumentString(`
    mutation DraftReply($input: DraftReplyInput!) {
  draftReply(input: $input) {
    id
    version
  }
}
    `) as unknown as TypedDocumentString<DraftReplyMutation, DraftReplyMutationVariables>;
export const ApproveReplyDocument = new TypedDocumentString(`
    mutation ApproveReply($input: ChangeAppealInput!) {
  approveReply(input: $input) {
    id
    version
  }
}
    `) as unknown as TypedDocumentString<ApproveReplyMutation, ApproveReplyMutationVariables>;
export const DeliverReplyDocument = new TypedDocumentString(`
    mutation DeliverReply($input: DeliverReplyInput!) {
  deliverReply(input: $input) {
    id
    version
  }
}
    `) as unknown as TypedDocumentString<DeliverReplyMutation, DeliverReplyMutationVariables>;
export const AppealViewDocument = new TypedDocumentString(`
    query AppealView($id: ID!) {
  appeal(id: $id) {
    id
    number
    status
    version
    customer {
      id
      name
    }
    caller {
      name
    }
    department {
      name
    }
    handovers {
      department {
        name
      }
      clause
    }
    workOrders {
      id
      status
      version
      acceptance
    }
    clocks {
      code
      target
      clause
      dueAt
      state
    }
    progressReports {
      id
      reviewedAt
    }
    replyRule {
      clause
      approvedBy
    }
    replies {
      status
      number
    }
    scope
    scopeDefinitions {
      scope
      clause
    }
    playbooks {
      code
      steps {
        code
        zh
        en
        clause
        posts
        standing
        asks {
          code
          kind
          required
          options {
            code
          }
        }
      }
    }
    revisits {
      id
      status
      version
      clause
    }
    samplingPopulations {
      clause
      auditor
      period
    }
    trail {
      what
      clauses
      packVersion
    }
  }
}
    `) as unknown as TypedDocumentString<AppealViewQuery, AppealViewQueryVariables>;
export const RegisterAppealDocument = new TypedDocumentString(`
    mutation RegisterAppeal($input: RegisterAppealInput!) {
  registerAppeal(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<RegisterAppealMutation, RegisterAppealMutationVariables>;
export const RaiseEmergencyDocument = new TypedDocumentString(`
    mutation RaiseEmergency($input: RaiseEmergencyInput!) {
  raiseEmergency(input: $input) {
    id
    number
    version
    emergency {
      state
      address
      telephone
      callGuardRoom {
        post
        telephone
        since
      }
      dutyNumbers {
        post
        telephone
      }
      outsideNumbers {
        number
        zh
      }
    }
    playbooks {
      code
      steps {
        code
        zh
        clause
        standing
      }
    }
    unit {
      elders {
        name
        relatives {
          id
          name
          relationship
          telephone
        }
      }
      residents {
        id
        name
        telephone
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RaiseEmergencyMutation, RaiseEmergencyMutationVariables>;
export const AppealsByStatusDocument = new TypedDocumentString(`
    query AppealsByStatus {
  appealCounts(by: [STATUS], origin: REGISTERED) {
    keys
    count
  }
}
    `) as unknown as TypedDocumentString<AppealsByStatusQuery, AppealsByStatusQueryVariables>;
export const ServiceHistoryDocument = new TypedDocumentString(`
    query ServiceHistory($id: ID!) {
  appeal(id: $id) {
    customer {
      serviceHistory {
        edges {
          node {
            appeal {
              id
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ServiceHistoryQuery, ServiceHistoryQueryVariables>;
export const RegisterElderDocument = new TypedDocumentString(`
    mutation RegisterElder($input: RegisterElderInput!) {
  registerElder(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<RegisterElderMutation, RegisterElderMutationVariables>;
export const GenerateRoundDocument = new TypedDocumentString(`
    mutation GenerateRound($input: GenerateRoundInput!) {
  generateRound(input: $input) {
    date
  }
}
    `) as unknown as TypedDocumentString<GenerateRoundMutation, GenerateRoundMutationVariables>;
export const RoundOfDayDocument = new TypedDocumentString(`
    query RoundOfDay($projectId: ID!, $date: String!) {
  round(projectId: $projectId, date: $date) {
    id
    date
    visits {
      id
      version
      manner
      outcome
      elder {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RoundOfDayQuery, RoundOfDayQueryVariables>;
export const RecordCareVisitDocument = new TypedDocumentString(`
    mutation RecordCareVisit($input: RecordCareVisitInput!) {
  recordCareVisit(input: $input) {
    id
    outcome
  }
}
    `) as unknown as TypedDocumentString<RecordCareVisitMutation, RecordCareVisitMutationVariables>;
export const AcceptWorkOrderDocument = new TypedDocumentString(`
    mutation AcceptWorkOrder($input: AcceptWorkOrderInput!) {
  acceptWorkOrder(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<AcceptWorkOrderMutation, AcceptWorkOrderMutationVariables>;
export const CompleteWorkOrderDocument = new TypedDocumentString(`
    mutation CompleteWorkOrder($input: CompleteWorkOrderInput!) {
  completeWorkOrder(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<CompleteWorkOrderMutation, CompleteWorkOrderMutationVariables>;
export const CompleteRevisitDocument = new TypedDocumentString(`
    mutation CompleteRevisit($input: CompleteRevisitInput!) {
  completeRevisit(input: $input) {
    id
    status
  }
}
    `) as unknown as TypedDocumentString<CompleteRevisitMutation, CompleteRevisitMutationVariables>;
export const FindCustomerDocument = new TypedDocumentString(`
    query FindCustomer($search: String!) {
  customers(search: $search) {
    edges {
      node {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FindCustomerQuery, FindCustomerQueryVariables>;
export const WhoAmIDocument = new TypedDocumentString(`
    query WhoAmI {
  me {
    id
  }
}
    `) as unknown as TypedDocumentString<WhoAmIQuery, WhoAmIQueryVariables>;
export const ProjectsDocument = new TypedDocumentString(`
    query Projects {
  projects {
    id
    path
  }
}
    `) as unknown as TypedDocumentString<ProjectsQuery, ProjectsQueryVariables>;
export const ProjectUnitsDocument = new TypedDocumentString(`
    query ProjectUnits {
  projects {
    path
    units(first: 100) {
      edges {
        node {
          id
          code
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ProjectUnitsQuery, ProjectUnitsQueryVariables>;
export const OpenGroupDocument = new TypedDocumentString(`
    mutation OpenGroup($input: OpenGroupInput!) {
  openGroup(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<OpenGroupMutation, OpenGroupMutationVariables>;
export const ImportOrganisationDocument = new TypedDocumentString(`
    mutation ImportOrganisation($input: ImportOrganisationInput!) {
  importOrganisation(input: $input) {
    projects {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<ImportOrganisationMutation, ImportOrganisationMutationVariables>;
export const RegisterCustomerDocument = new TypedDocumentString(`
    mutation RegisterCustomer($input: RegisterCustomerInput!) {
  registerCustomer(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<RegisterCustomerMutation, RegisterCustomerMutationVariables>;
export const OpenCustomerAccountDocument = new TypedDocumentString(`
    mutation OpenCustomerAccount($input: OpenCustomerAccountInput!) {
  openCustomerAccount(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<OpenCustomerAccountMutation, OpenCustomerAccountMutationVariables>;
export const SetDutyNumbersDocument = new TypedDocumentString(`
    mutation SetDutyNumbers($input: SetDutyNumbersInput!) {
  setDutyNumbers(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<SetDutyNumbersMutation, SetDutyNumbersMutationVariables>;