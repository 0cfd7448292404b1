import * as appeals from './appeals'
import * as attachments from './attachments'
import * as calendars from './calendars'
import * as care from './care'
import * as clockLife from './clock-life'
import type { ClosedSet } from './closed-set'
import * as compliance from './compliance'
import * as counting from './counting'
import * as documents from './documents'
import * as handling from './handling'
import * as notices from './notices'
import * as organisation from './organisation'
import * as playbooks from './playbooks'
import * as privacy from './privacy'
import * as revisiting from './revisiting'
import * as simulations from './simulations'
import * as staffing from './staffing'

/** Every closed set of the vocabulary: for the glossary, and for the enums of the schema. */
export const everySet: readonly ClosedSet<string>[] = [
  appeals,
  organisation,
  handling,
  calendars,
  clockLife,
  revisiting,
  care,
  compliance,
  counting,
  documents,
  attachments,
  notices,
  playbooks,
  privacy,
  simulations,
  staffing,
].flatMap((module): ClosedSet<string>[] => Object.values(module))
