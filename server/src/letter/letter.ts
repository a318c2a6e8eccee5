/**
 * The letter: what {@link parseLetter} makes of a text.
 *
 * All positions are offsets in UTF-16 units from the start of the text, `start` inclusive and `end` exclusive.
 * A letter is a value: it is made once for a text and never changes.
 */

import type { Layout } from './lines';

/** A stretch of the text, in UTF-16 units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The letter formats, named by the year of their first use (see `formats/`). */
export type FormatId = '2016' | '2014' | '2013-notice' | '2013-determination' | '2013-professional-review';

export type SectionKind =
  /** Anything before the first heading that is not the header table. */
  | 'preamble'
  /** The table of case number and dates. */
  | 'header'
  /** `HOW THE IMR FINAL DETERMINATION WAS MADE`, with the reviewer's qualifications. */
  | 'reviewer'
  | 'documents'
  | 'summary'
  | 'issues'
  /** 2013 professional review: the sections that take the place of the parts of an issue. */
  | 'dispute'
  | 'guidelines'
  | 'rationale'
  /** 2013 notice: what follows the rationale. */
  | 'effect';

export type PartKind = 'item' | 'claimsAdministratorGuideline' | 'reviewerGuideline' | 'rationale';

export type NodeKind =
  | 'letter'
  | SectionKind
  | 'heading'
  | 'leadIn'
  | 'headerTable'
  | 'credentials'
  | 'narrative'
  | 'issue'
  | PartKind
  | 'text';

/**
 * A node of the letter's tree. Nodes begin and end at line ends; the children of a node are in order, do not overlap
 * and leave no line out, so the leaves joined are the text.
 */
export interface Node extends Range {
  readonly kind: NodeKind;
  readonly children: readonly Node[];
}

/** A stretch of text with its reading form: white space folded to single blanks, line-end hyphens as they stand. */
export interface TextSpan extends Range {
  readonly text: string;
}

/** A heading or label as it stands in the text, with the number of letters by which it differs from the form's. */
export interface Mark extends Range {
  /** The form's wording. */
  readonly expected: string;
  /** 0 where the letters agree; case, blanks and line breaks are no slips. */
  readonly slips: number;
}

export interface Section extends Node {
  readonly kind: SectionKind;
  /** `null` where the section was recognised by its standard lead-in or its contents only. */
  readonly heading: Mark | null;
  /** The standard sentence that opens the section. */
  readonly leadIn: Range | null;
  /** The section's free text, without heading and lead-in; `null` where there is none, and for the section of the issues. */
  readonly body: TextSpan | null;
}

export type HeaderFieldName =
  | 'caseNumber'
  | 'dateAssigned'
  | 'dateOfInjury'
  | 'decisionDate'
  | 'urDenialDate'
  | 'priority'
  | 'applicationReceived';

export interface HeaderField {
  readonly name: HeaderFieldName;
  readonly label: Mark;
  /** `null` where the label stands alone. */
  readonly value: TextSpan | null;
  /** The value as a day, `YYYY-MM-DD`; `null` for fields that are no dates and for values that are no day. */
  readonly date: string | null;
}

export interface Header {
  readonly fields: readonly HeaderField[];
}

export interface Reviewer {
  readonly licensure: readonly TextSpan[];
  readonly specialties: readonly TextSpan[];
}

export type DecisionValue = 'Upheld' | 'Overturned';

export interface Decision extends TextSpan {
  /** `null` for any word but the two that the form knows. */
  readonly value: DecisionValue | null;
  /** The number of letters by which the word differs from `value`; 0 where `value` is `null`. */
  readonly slips: number;
}

/**
 * A request that was authorised in part (an item line of three sentences).
 * Form `remaining`: original, authorised part, remaining part in dispute.
 * Form `replaced`: original, what was authorised instead, the original again in dispute.
 */
export interface PartlyAuthorizedRequest {
  readonly form: 'remaining' | 'replaced';
  readonly original: TextSpan;
  readonly authorized: TextSpan;
  readonly disputed: TextSpan;
}

export interface Part extends Node {
  readonly kind: PartKind;
  /** `null` for items, which carry no label. */
  readonly label: Mark | null;
  /** The text of the part without its label; empty (`start === end`) where only the label stands. */
  readonly body: TextSpan;
}

export interface Item extends Part {
  readonly kind: 'item';
  /** The item's text before the colon of the decision. */
  readonly body: TextSpan;
  readonly decision: Decision | null;
  readonly associatedSurgicalService: boolean;
  readonly retrospective: boolean;
  readonly partlyAuthorized: PartlyAuthorizedRequest | null;
}

export type CitationKind =
  /** `Decision based on MTUS ...` */
  | 'mtus'
  /** `Decision based on Non-MTUS Citation ...` */
  | 'non-mtus'
  /** Text in a guideline line that is none of the form's sentences. */
  | 'other';

/** One source that a guideline line names; 8 CCR 9792.21.1(d) asks for chapter, year and section. */
export interface Citation extends TextSpan {
  readonly kind: CitationKind;
  /** The organisation or collection: `MTUS`, `Official Disability Guidelines (ODG)`, ...; `null` where none is named. */
  readonly source: TextSpan | null;
  readonly chapter: TextSpan | null;
  readonly year: TextSpan | null;
  readonly sections: readonly TextSpan[];
  readonly pages: readonly TextSpan[];
}

export interface GuidelineLine extends Part {
  readonly kind: 'claimsAdministratorGuideline' | 'reviewerGuideline';
  readonly citations: readonly Citation[];
  /** The sentence `... recommendation(s) outside of the MTUS Guidelines.` */
  readonly outsideMtus: Range | null;
  /** The sentence `... did not cite any medical evidence for its decision.` */
  readonly noneCited: Range | null;
}

export interface Rationale extends Part {
  readonly kind: 'rationale';
  readonly sentences: readonly TextSpan[];
}

/**
 * One disputed item with its decision and reasons.
 * The four named parts are the first of their kind; `parts` holds all of them in the order of the text, doubled ones too.
 */
export interface Issue extends Node {
  readonly kind: 'issue';
  readonly item: Item | null;
  readonly claimsAdministratorGuideline: GuidelineLine | null;
  readonly reviewerGuideline: GuidelineLine | null;
  readonly rationale: Rationale | null;
  readonly parts: readonly (Item | GuidelineLine | Rationale)[];
}

/** A note of the author's, from its `%%` to the last character of its line: no part of the letter. */
export interface Note extends Range {
  /** The words behind `%%`, without blanks at their ends. */
  readonly text: string;
}

export interface Letter extends Node {
  readonly kind: 'letter';
  /** The letter's text, in which the author's notes are blanked out: the same offsets as in {@link source}. */
  readonly text: string;
  /** The text as it was given, with the author's notes. */
  readonly source: string;
  /** In the order of the text. */
  readonly notes: readonly Note[];
  /** The lines of the text and how they stand to each other. */
  readonly layout: Layout;
  /** `null` where the text shows no trait of any format, so that it is not taken for a letter. */
  readonly format: FormatId | null;
  readonly sections: readonly Section[];
  readonly header: Header | null;
  readonly reviewer: Reviewer;
  /** The clinical case summary without its lead-in. */
  readonly clinicalCaseSummary: TextSpan | null;
  readonly issues: readonly Issue[];
}
