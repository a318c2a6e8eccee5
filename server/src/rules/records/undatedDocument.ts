import type { Letter, TextSpan } from '../../letter/letter';
import { findPlaceholders } from '../../letter/placeholders';
import { shortened } from '../../letter/quotation';
import { type Report, type Rule, structuredFormats } from '../rule';
import { documentEntries } from './documentEntries';

export const undatedDocument: Rule = {
  code: 'undated-document',
  title: 'A listed document has no date',
  severity: 'information',
  source: '8 CCR 9792.10.6(d); Hacker (2015), on a provider with a range of dates',
  formats: [...structuredFormats, '2013-notice', '2013-determination', '2013-professional-review'],
  whatItDoes:
    'Reports an entry of the list of documents reviewed without a date or range of dates. The application, the utilization review determination and the guidelines need none: the header has their dates, or they have none.',
  whyItMatters:
    'The list shows which records the reviewer saw (8 CCR 9792.10.6(d)). A provider with a range of dates is enough; without any date it is open which reports are meant.',
  whatToDo:
    'Add the date of the document, or the first and last date of the records. Where it has none, say so: `undated`.',
  examples: {
    wrong: [
      `HOW THE IMR FINAL DETERMINATION WAS MADE

DOCUMENTS REVIEWED
  - Application for Independent Medical Review
  - Utilization Review Determination
  - «Medical records of the treating physician»
  - Operative report of 05/02/2016
  - Medical Treatment Utilization Schedule (MTUS)

CLINICAL CASE SUMMARY
The injured worker is a 45 year old female with a strain of the left wrist.
`,
      `HOW THE IMR FINAL DETERMINATION WAS MADE

DOCUMENTS REVIEWED
These documents included:
Application for Independent Medical Review
Reports of the treating physician, 01/09/2016 to 06/18/2016
«Physical therapy notes»

CLINICAL CASE SUMMARY
The injured worker is a 45 year old female with a strain of the left wrist.
`,
    ],
    right: [
      `HOW THE IMR FINAL DETERMINATION WAS MADE

DOCUMENTS REVIEWED
1. Application for Independent Medical Review
2. Reports of the treating physician, 01/09/2016 through
   06/18/2016
3. Physical therapy notes, May 2016
4. A letter of the injured worker (undated)
5. Official Disability Guidelines (ODG)

CLINICAL CASE SUMMARY
The injured worker is a 45 year old female with a strain of the left wrist. Medical records were reviewed.
`,
    ],
  },
  *check(letter: Letter): Generator<Report> {
    for (const entry of documentEntries(letter)) {
      if (DATE.test(entry.text) || NEEDS_NONE.test(entry.text) || isUnfinished(entry)) continue;
      const { start, end } = entry;
      yield {
        start,
        end,
        message: `"${shortened(entry.text)}" has no date. Add it, or the first and last date of the records; if there is none, write "undated".`,
      };
    }
  },
};

const DATE =
  /\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b|\b(?:19|20)\d\d\b|\b\d{1,2}[-/]\d{2}\b|\bundated\b|\bno date\b|\bdate unknown\b/i;
const NEEDS_NONE =
  /\bapplication (?:for|of) (?:an )?(?:independent medical review|IMR)\b|\b(?:IMR|independent medical review) application\b|\butilization (?:review|schedule)\b|\bUR (?:determination|denial|decision)\b|\bguidelines?\b|\b(?:MTUS|ODG|ACOEM)\b|^no (?:documents|records)\b|^none\b/i;

/** A placeholder may stand for the date; it has a finding of its own. */
function isUnfinished({ text }: TextSpan): boolean {
  return findPlaceholders(text).next().done !== true;
}
