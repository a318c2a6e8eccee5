/** What the server and our own client say to each other beyond the standard protocol. No protocol types, so that both share it. */

import type { IgnoreScope } from '../letter/ignores';

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
  /** Sent by clients that have the command {@link suggestCommand}. */
  readonly suggestsOn?: boolean;
  /** Sent by clients that offer whole letters and issues as static texts, so that the server offers no second one. */
  readonly standardText?: boolean;
}

/** A command of the editor: asks for completion again at the cursor. */
export const suggestCommand = 'editor.action.triggerSuggest';

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

/** A text to insert: as a snippet whose fields are led through, and as it stands in an editor without fields. */
export interface NewText {
  readonly newText: string;
  readonly snippet: string;
}

/** Client to server, with {@link NewLetterParams}: a new letter as {@link NewText}, `null` for a form that there is not. */
export const newLetterRequest = 'imr/newLetter';

export interface NewLetterParams {
  /** The id of one of the {@link NewLetterChoices.forms}. */
  readonly form: string;
  /** How many disputed items the letter has, from 1 to {@link NewLetterChoices.mostItems}. */
  readonly items: number;
  /** The reviewer's specialty or specialties, with commas between; empty where a field is to ask for it. */
  readonly specialty: string;
  /** The state or states of licensure, with commas between; empty where a field is to ask for them. */
  readonly licensure: string;
}

/** Client to server, without parameters: what to choose from before a letter is made, as {@link NewLetterChoices}. */
export const newLetterChoicesRequest = 'imr/newLetterChoices';

export interface NewLetterChoices {
  /** The forms that a new letter can have, the newest first; the description says by what a person knows the form. */
  readonly forms: readonly { readonly id: string; readonly title: string; readonly description: string }[];
  readonly specialties: readonly string[];
  readonly states: readonly string[];
  readonly mostItems: number;
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
