/** What a letter format declares. A format is data: the parser reads it and knows no format by name. */

import type { FormatId, HeaderFieldName, PartKind, SectionKind } from '../letter';

export interface SectionForm {
  readonly kind: Exclude<SectionKind, 'preamble' | 'header'>;
  /** The heading's wording; it stands alone on its line or lines. */
  readonly heading: string;
  /** The standard sentence under the heading, by which the section is known even where the heading is lost. */
  readonly leadIn?: string;
  /**
   * The whole standard paragraph of the section, where it has one; the lead-in is its beginning. The parser does not
   * read it: a letter is a letter however much of it has drifted.
   */
  readonly paragraph?: string;
  /** Other documents have this heading too, so it says little about the format. */
  readonly common?: true;
  /** Whether a letter of this format without the section is incomplete. */
  readonly required: boolean;
}

export interface PartForm {
  readonly kind: Exclude<PartKind, 'item'>;
  /** The label's wording with its colon. */
  readonly label: string;
  /** The fixed sentences of a guideline line. */
  readonly sentences?: GuidelineSentenceForms;
}

/** The sentences of a guideline line that the form fixes to the word. */
export interface GuidelineSentenceForms {
  /** Says that the decision went outside the MTUS; the source follows in a sentence of its own. */
  readonly outsideMtus: string;
  /** Says that nothing was cited. */
  readonly noneCited: string;
  /** The words that open the citation of a source outside the MTUS. */
  readonly nonMtusOpening: string;
}

/** The label lines of the reviewer's qualifications. */
export interface CredentialForms {
  readonly opening: string;
  readonly licensure: string;
  readonly specialties: string;
}

/** Traits that the parser finds in a letter and that speak for one format or another. */
export type Trait =
  | 'headerTable'
  /** A header field `Case Number:` with the number of an IMR case. */
  | 'caseNumber'
  | 'credentialLines'
  /** `The expert reviewer is Board Certified in ... and is licensed to practice in ...` */
  | 'boardCertifiedSentence'
  /** A guideline line with `Section(s):` or with the year of a chapter. */
  | 'sectionsInGuideline'
  /** A guideline line with `Page(s):`. */
  | 'pagesInGuideline'
  /** A heading that the format knows, or the standard lead-in under it; counted once for each section. */
  | 'ownHeading'
  /** Such a heading that other documents have too. */
  | 'commonHeading'
  /** A heading that no other format has; counted once for each section. */
  | 'distinctHeading'
  /** One of the titles that open letters of the format. */
  | 'ownTitle'
  /** Two labels of the parts of an issue, or one under a decided item. */
  | 'partLabels';

export interface LetterFormat {
  readonly id: FormatId;
  /** How the format is called in messages. */
  readonly title: string;
  /** Titles that open the letter, before any section. */
  readonly titles: readonly string[];
  /** In the order of the form. */
  readonly sections: readonly SectionForm[];
  /** The labelled parts of an issue, in the order of the form; the item line stands before them. */
  readonly parts: readonly PartForm[];
  /** How the decided items are written. */
  readonly items:
    | { readonly style: 'decision-line' }
    /** `1) <organisation> has determined the request for X is (not) medically necessary and appropriate.` */
    | { readonly style: 'numbered-sentence' }
    /** One item in a section of its own. */
    | { readonly style: 'section' };
  readonly headerFields: readonly { readonly name: HeaderFieldName; readonly label: string }[];
  /** Absent where the qualifications stand inside the paragraph of their section. */
  readonly credentials?: CredentialForms;
  /** The sentences of the notice that follows the denial of an opioid. */
  readonly opioidNotice?: readonly string[];
  /** What speaks for this format, with its weight against the other formats. */
  readonly evidence: Readonly<Partial<Record<Trait, number>>>;
}
