/** What the server and our own client say to each other beyond the standard protocol. No protocol types, so that both share it. */

/** Server to client, after each check of a document: what the status item shows. */
export const letterStatusNotification = 'imr/letterStatus';

export interface LetterStatus {
  readonly uri: string;
  readonly version: number;
  readonly isLetter: boolean;
  readonly formTitle: string;
  readonly isMeasured: boolean;
  readonly issues: number;
  readonly findings: number;
  readonly toDo: readonly string[];
}

/** What a client sends in the initialization options; `letterStatus` where it wants {@link letterStatusNotification}. */
export interface ClientOptions {
  readonly letterStatus?: boolean;
  /** Sent by clients that have the command {@link explainRuleCommand}. */
  readonly explainRule?: boolean;
  /** Sent by clients that have the command {@link ignoreFindingCommand}. */
  readonly ignoreFinding?: boolean;
}

/** A command of the client: asks for a reason, then silences findings with a note. Its argument: {@link IgnoreFindingParams}. */
export const ignoreFindingCommand = 'imr.ignoreFinding';

export interface IgnoreFindingParams {
  readonly uri: string;
  /** The version of the document that the finding is of. */
  readonly version: number;
  readonly code: string;
  /** The line where the finding begins, from 0. */
  readonly line: number;
  /** `next`: the findings of this code in that line; `letter`: all of them. */
  readonly scope: IgnoreScope;
}

export type IgnoreScope = 'next' | 'letter';

/** The note that silences findings, without its line end; `reason` must not be empty and holds no line end. */
export function ignoreNote(code: string, scope: IgnoreScope, reason: string): string {
  return `%% imr-ignore${scope === 'next' ? '-next' : ''} ${code}: ${reason}`;
}

/** Client to server, with {@link NewIssueParams}: a new disputed item, ready to be inserted; `null` where it has no place. */
export const newIssueRequest = 'imr/newIssue';

/** As the protocol has it: `line` and `character` count from 0, characters in UTF-16 units. */
export interface LetterPosition {
  readonly line: number;
  readonly character: number;
}

export interface NewIssueParams {
  readonly textDocument: { readonly uri: string };
  /** The item is inserted behind the issue at this place, else at the end of the issues. */
  readonly position: LetterPosition;
}

export interface NewIssueResult {
  /** Where to insert: an empty range. */
  readonly range: { readonly start: LetterPosition; readonly end: LetterPosition };
  /** The text with `[INSERT ...]` for what is to be filled in. */
  readonly newText: string;
  /** The same as a snippet with fields. */
  readonly snippet: string;
}

/** A command of the client: shows the page of the rule whose code is its one argument. */
export const explainRuleCommand = 'imr.explainRule';

/** Client to server, with {@link RulePageParams}: the page of a rule as Markdown, `null` where there is no such rule. */
export const rulePageRequest = 'imr/rulePage';

export interface RulePageParams {
  readonly code: string;
}
