/** How the rules on incomplete citations say what is missing, and what to do. */

import type { CitationGap } from '../../facts/citationGaps';
import { shortened } from '../../letter/quotation';

interface Words {
  /** What is missing, behind the words of the citation, as the end of a sentence. */
  readonly what: string;
  /** What to add, as an order without a full stop. */
  readonly todo: string;
}

const WORDS: Readonly<Record<CitationGap['lacks'], Words>> = {
  year: { what: 'is cited without its year.', todo: 'Add the year' },
  section: { what: 'is cited without a section.', todo: 'Add the section' },
  guideline: {
    what: 'names a chapter but no guideline.',
    todo: 'Name the organization before the chapter, such as "Official Disability Guidelines (ODG)"',
  },
  edition: { what: 'is cited without its year or edition.', todo: 'Add the year of the edition' },
  chapter: {
    what: 'names no chapter of the Official Disability Guidelines.',
    todo: 'Add the chapter and the section',
  },
};

/** A gap in words; `what` is a whole sentence that quotes the citation. */
export function gapWords({ lacks, at }: CitationGap): Words {
  const { what, todo } = WORDS[lacks];
  return { what: `"${shortened(at.text)}" ${what}`, todo };
}
