import { gapOf } from '../../facts/citationGaps';
import type { Facts } from '../../facts/facts';
import type { Letter } from '../../letter/letter';
import type { Report, Rule } from '../rule';
import { gapWords } from './gapWords';
import { guidelineLines } from './lines';

export const claimsCitationIncomplete: Rule = {
  code: 'claims-citation-incomplete',
  title: "A citation of the claims administrator's line lacks its year, chapter, section or organization",
  severity: 'information',
  source: '8 CCR 9792.21.1(d)(1)-(2)',
  formats: ['2016'],
  perIssue: 'alone',
  whatItDoes:
    'Reports on the line of the claims administrator what `citation-incomplete` reports on the MAXIMUS line. Each line is reported once.',
  whyItMatters:
    'The line tells what the denial relied on. Often the denial itself gave no section, and then nothing can be added; sometimes the section stands in the denial and was only left out here.',
  whatToDo:
    'If the utilization review decision says more, complete the citation. If it does not, leave the line as it is.',
  examples: {
    wrong: [
      `MRI of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS «Knee Complaints 2004».

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.
`,
      `Additional therapy of the neck: Upheld

Claims Administrator guideline: Decision based on MTUS «General Approaches 2004», and Low Back Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Neck and Upper Back Complaints 2004, Section(s): Initial Care.
`,
    ],
    right: [
      `Acupuncture, 6 visits: Upheld

Claims Administrator guideline: Decision based on MTUS Acupuncture Treatment 2007.

MAXIMUS guideline: Decision based on MTUS Acupuncture Treatment 2007.
`,
      `MRI of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies. Decision based on Non-MTUS Citation Official Disability Guidelines (ODG), Knee & Leg.

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.
`,
    ],
  },
  *check(letter: Letter, facts: Facts): Generator<Report> {
    for (const { line, side } of guidelineLines(letter, facts)) {
      if (side !== 'claimsAdministrator') continue;
      for (const citation of line.citations) {
        const gap = gapOf(citation);
        if (gap === null) continue;
        yield {
          start: gap.at.start,
          end: gap.at.end,
          message: `${gapWords(gap).what} If the utilization review decision gives it, add it.`,
        };
        break;
      }
    }
  },
};
