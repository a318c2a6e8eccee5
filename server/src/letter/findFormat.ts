/** Which format a letter has, found from what stands in it after it has been parsed. */

import { formats, type LetterFormat, type Trait } from './formats/index';
import type { FormatId, Header, Issue } from './letter';
import { squeeze } from './phrases';
import type { SectionOutline } from './sections';

export interface Evidence {
  readonly text: string;
  readonly header: Pick<Header, 'fields'> | null;
  readonly hasCredentialLines: boolean;
  readonly hasBoardCertifiedSentence: boolean;
  readonly sections: readonly SectionOutline[];
  readonly labels: number;
  readonly issues: readonly Issue[];
}

/** A text with less than this in its favour is no letter: one heading or one label alone may stand anywhere. */
const enough = 2;

/** One field alone may stand in any text; so many make a header table. */
const tableOf = 3;

/** `CM16-0000001`, and `IMR 13-000004` in the first letters posted. */
const CASE_NUMBER = /^(?:CM|IMR) ?\d\d-\d+/i;

/** The format with the most evidence, the newest of several; `null` where there is too little for any. */
export function findFormat(evidence: Evidence): FormatId | null {
  let best: FormatId | null = null;
  let most = enough - 1;
  for (const format of formats) {
    const score = scoreOf(format, evidence);
    if (score > most) {
      most = score;
      best = format.id;
    }
  }
  return best;
}

function scoreOf(format: LetterFormat, evidence: Evidence): number {
  let score = 0;
  for (const trait of traitsOf(format, evidence)) score += format.evidence[trait] ?? 0;
  return score;
}

function traitsOf(format: LetterFormat, evidence: Evidence): Trait[] {
  const traits: Trait[] = [];
  const { header, sections, issues } = evidence;
  if (header !== null && header.fields.length >= tableOf) traits.push('headerTable');
  if (header?.fields.some(({ name, value }) => name === 'caseNumber' && CASE_NUMBER.test(value?.text ?? '')))
    traits.push('caseNumber');
  if (evidence.hasCredentialLines) traits.push('credentialLines');
  if (evidence.hasBoardCertifiedSentence) traits.push('boardCertifiedSentence');
  const citations = issues.flatMap((issue) => [
    ...(issue.claimsAdministratorGuideline?.citations ?? []),
    ...(issue.reviewerGuideline?.citations ?? []),
  ]);
  if (citations.some(({ kind, year }) => kind === 'mtus' && year !== null)) traits.push('sectionsInGuideline');
  if (citations.some(({ pages }) => pages.length > 0)) traits.push('pagesInGuideline');
  const decided = issues.some(({ item }) => item?.decision?.value);
  if (evidence.labels > 1 || (evidence.labels === 1 && decided)) traits.push('partLabels');
  for (const { kind, heading, leadIn } of sections) {
    const form = format.sections.find((section) => section.kind === kind);
    if (heading?.formats.includes(format.id)) {
      traits.push(form?.common ? 'commonHeading' : 'ownHeading');
      if (heading.formats.length === 1 && !form?.common) traits.push('distinctHeading');
    }
    if (leadIn !== null && form?.leadIn !== undefined && (heading === null || form.common)) traits.push('ownHeading');
  }
  const opening = squeeze(evidence.text.slice(0, 400));
  if (format.titles.some((title) => opening.includes(squeeze(title)))) traits.push('ownTitle');
  return traits;
}
