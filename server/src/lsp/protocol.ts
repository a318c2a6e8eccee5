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

/** A command of the client: asks for a reason, then silences a finding with a note in the letter. */
export const ignoreFindingCommand = 'imr.ignoreFinding';

/** A command of the client: shows the page of the rule whose code is its one argument. */
export const explainRuleCommand = 'imr.explainRule';

/** Client to server, with {@link RulePageParams}: the page of a rule as Markdown, `null` where there is no such rule. */
export const rulePageRequest = 'imr/rulePage';

export interface RulePageParams {
  readonly code: string;
}

/**
 * Client to server, with {@link TidyParams}: pasted text as letter text, with the same words; the text itself where
 * nothing is to be done, `null` where tidying failed. Asked about text that is in no document yet.
 */
export const tidyRequest = 'imr/tidy';

export interface TidyParams {
  /** A whole letter, or a part of one in whole lines. */
  readonly text: string;
}
