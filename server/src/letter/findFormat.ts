/** Which format a letter has, found from what stands in it after it has been parsed. */

import { formats, type LetterFormat, type Trait } from './formats/index';
import type { FormatId, Header, Issue } from './letter';
import { squeeze } from './phrases';
import type { SectionOutline } from './sections';

export interface Evidence {
  readonly text: string;
  readonly header: Header | null;
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

/** The titles of each format as they are compared, made once. */
const titles = new Map(formats.map(({ id, titles: wordings }) => [id, wordings.map(squeeze)]));

/** The format with the most evidence, the newest of several; `null` where there is too little for any. */
export function findFormat(evidence: Evidence): FormatId | null {
  const shared = sharedTraits(evidence);
  const opening = squeeze(evidence.text.slice(0, 400));
  let best: FormatId | null = null;
  let most = enough - 1;
  for (const format of formats) {
    let score = 0;
    for (const trait of [...shared, ...ownTraits(format, evidence.sections, opening)])
      score += format.evidence[trait] ?? 0;
    if (score > most) {
      most = score;
      best = format.id;
    }
  }
  return best;
}

/** The traits that do not depend on the format which is asked about. */
function sharedTraits({ header, issues, labels, hasCredentialLines, hasBoardCertifiedSentence }: Evidence): Trait[] {
  const traits: Trait[] = [];
  if (header !== null && header.fields.length >= tableOf) traits.push('headerTable');
  const isCaseNumber = ({ name, value }: Header['fields'][number]) =>
    name === 'caseNumber' && CASE_NUMBER.test(value?.text ?? '');
  if (header?.fields.some(isCaseNumber)) traits.push('caseNumber');
  if (hasCredentialLines) traits.push('credentialLines');
  if (hasBoardCertifiedSentence) traits.push('boardCertifiedSentence');
  let years = false;
  let pages = false;
  for (const { claimsAdministratorGuideline, reviewerGuideline } of issues) {
    for (const line of [claimsAdministratorGuideline, reviewerGuideline]) {
      for (const citation of line?.citations ?? []) {
        years ||= citation.kind === 'mtus' && citation.year !== null;
        pages ||= citation.pages.length > 0;
      }
    }
  }
  if (years) traits.push('sectionsInGuideline');
  if (pages) traits.push('pagesInGuideline');
  const decided = issues.some(({ item }) => item?.decision?.value);
  if (labels > 1 || (labels === 1 && decided)) traits.push('partLabels');
  return traits;
}

function ownTraits(format: LetterFormat, sections: readonly SectionOutline[], opening: string): Trait[] {
  const traits: Trait[] = [];
  for (const { kind, heading, leadIn } of sections) {
    const form = format.sections.find((section) => section.kind === kind);
    if (heading?.formats.includes(format.id)) {
      traits.push(form?.common ? 'commonHeading' : 'ownHeading');
      if (heading.formats.length === 1 && !form?.common) traits.push('distinctHeading');
    }
    if (leadIn !== null && form?.leadIn !== undefined && (heading === null || form.common)) traits.push('ownHeading');
  }
  if (titles.get(format.id)?.some((title) => opening.includes(title))) traits.push('ownTitle');
  return traits;
}
