import { chapterOf, editionOf, titleOf } from '../../facts/citedChapters';
import type { Facts } from '../../facts/facts';
import type { Citation, Letter } from '../../letter/letter';
import type { Report, Rule } from '../rule';
import { dayOf } from './lines';

export const citationYearMismatch: Rule = {
  code: 'citation-year-mismatch',
  title: 'Rationale and guideline line name different years of the same guideline',
  severity: 'warning',
  source: '8 CCR 9792.21.1(d)(1)',
  formats: ['2016'],
  perIssue: 'alone',
  fixSafety: 'unsafe',
  whatItDoes:
    'Compares the year that a rationale gives with an MTUS chapter with the year of the same chapter in the MAXIMUS line.',
  whyItMatters: 'The editions differ, and two years leave it open which one decided the request.',
  whatToDo: 'Give the same year in both places, the one of the edition that was read.',
  examples: {
    wrong: [
      `Physical therapy, 6 visits: Upheld

MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Physical medicine treatment.

Decision rationale: The California MTUS «2009» Chronic Pain Guidelines recommend up to ten visits. The request is not medically necessary.
`,
      `MRI of the elbow: Upheld

MAXIMUS guideline: Decision based on MTUS Elbow Complaints 2007, Section(s): Recommendations.

Decision rationale: ACOEM, Chapter 10, Elbow Complaints («2004»), does not recommend early imaging. The request is not medically necessary.
`,
    ],
    right: [
      `Physical therapy, 6 visits: Upheld

MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Physical medicine treatment, and Low Back Complaints 2004, Section(s): Initial Care.

Decision rationale: The California MTUS 2016 Chronic Pain Guidelines recommend up to ten visits. The ACOEM 2004 Low Back Complaints chapter agrees. (Smith, 2009) The pain began in 2009. The request is not medically necessary.
`,
      `Epidural injection: Upheld

MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2009, Section(s): Epidural steroid injections (ESIs).

Decision rationale: The MTUS 2016 Chronic Pain Guidelines are silent, while the MTUS 2009 Chronic Pain Guidelines ask for radiculopathy. The request is not medically necessary.
`,
      `Physical therapy, 6 visits: Upheld

Claims Administrator guideline: Decision based on MTUS Chronic Pain Medical Treatment 2009, Section(s): Physical Medicine.

MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Physical medicine treatment.

Decision rationale: The claims administrator applied the MTUS Chronic Pain Guidelines 2009. The MTUS 2016 Chronic Pain Guidelines recommend ten visits. The request is not medically necessary.
`,
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    for (const { issue, rationale } of facts.issues) {
      const citations = issue.reviewerGuideline?.citations ?? [];
      if (rationale === null || citations.length === 0) continue;
      for (const { chapter, year, yearPlace, start, role } of rationale.sources) {
        if (chapter === null || year === null || yearPlace === null || role === 'silent') continue;
        const same = citations.filter((citation) => chapterOf(citation)?.label === chapter && citation.year !== null);
        const cited = same[0];
        if (cited === undefined || same.some((citation) => Number(citation.year?.text) === year)) continue;
        if (SOMEBODY_ELSE.test(rationale.sentenceAt(start)?.text ?? '')) continue;
        // A rationale that names both editions compares them.
        const years = same.map((citation) => Number(citation.year?.text));
        if (rationale.sources.some((other) => other.chapter === chapter && years.includes(other.year ?? 0))) continue;
        const place = rationale.place(yearPlace);
        const title = titleOf(cited);
        yield {
          ...place,
          message: `The rationale gives ${year} for "${chapter}", the guideline line ${cited.year?.text}. Correct whichever is wrong.`,
          related: { start: title.start, end: title.end, message: 'The edition that the guideline line cites.' },
          ...(wasReplaced(cited, facts)
            ? {}
            : {
                fix: {
                  title: `Replace "${year}" with "${cited.year?.text}"`,
                  edits: [{ ...place, newText: cited.year?.text ?? '' }],
                },
              }),
        };
      }
    }
  },
};

/** An edition that is no longer in force is not to be carried into the rationale as well. */
function wasReplaced(citation: Citation, facts: Facts): boolean {
  const until = editionOf(citation)?.to;
  const day = dayOf('reviewer', facts);
  return until !== undefined && day !== undefined && day >= until;
}

/** Who else may have used another edition. */
const SOMEBODY_ELSE =
  /\b(?:claims administrator|utili[sz]ation review(?:er)?|UR (?:denial|decision|determination|physician|reviewer)|previous(?:ly)?|prior|superseded|replaced|former|earlier|outdated|older)\b/i;
