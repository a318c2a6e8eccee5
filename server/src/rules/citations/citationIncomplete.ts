import { gapOf } from '../../facts/citationGaps';
import type { Facts } from '../../facts/facts';
import { fields } from '../../letter/formText';
import type { Citation, Letter, Range } from '../../letter/letter';
import { findMtusChapter } from '../../reference/guidelines';
import type { Report, Rule } from '../rule';
import { gapWords } from './gapWords';
import { guidelineLines } from './lines';

export const citationIncomplete: Rule = {
  code: 'citation-incomplete',
  title: "A citation of the reviewer's line lacks its year, chapter, section or organization",
  severity: 'warning',
  source: '8 CCR 9792.21.1(d)(1)-(2)',
  formats: ['2016'],
  perIssue: 'alone',
  fixSafety: 'unsafe',
  whatItDoes:
    'Reports on the MAXIMUS line an MTUS chapter without a year or without a section (the Acupuncture Treatment Guidelines of 2007 have no sections), a chapter of the Official Disability Guidelines without the name of the guidelines, the Official Disability Guidelines without any chapter, and ACOEM Guidelines outside the MTUS without year or edition. Each line is reported once. The year of the Official Disability Guidelines is not asked for.',
  whyItMatters: 'Year, chapter and section let the parties find the recommendation that decided the request.',
  whatToDo: 'Add what is missing.',
  examples: {
    wrong: [
      `MRI of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

MAXIMUS guideline: Decision based on MTUS «Knee Complaints 2004».

Decision rationale: There are no red flags. The request is not medically necessary.
`,
      `MRI of the left knee: Upheld

Claims Administrator guideline: The Claims Administrator did not cite any medical evidence for its decision.

MAXIMUS guideline: Decision based on MTUS «Knee Complaints», Section(s): Special Studies.
`,
      `Physical therapy of the neck, 6 visits: Upheld

Claims Administrator guideline: Decision based on MTUS Neck and Upper Back Complaints 2004.

MAXIMUS guideline: The Expert Reviewer based their decision on recommendation(s) outside of the MTUS Guidelines. Decision based on Non-MTUS Citation «Neck and Upper Back, Physical therapy».
`,
      `MRI of the left hip: Upheld

Claims Administrator guideline: Decision based on Non-MTUS Citation Official Disability Guidelines (ODG).

MAXIMUS guideline: The Expert Reviewer based their decision on recommendation(s) outside of the MTUS Guidelines. Decision based on Non-MTUS Citation «Official Disability Guidelines (ODG)».
`,
      `MRI of the left hip: Upheld

Claims Administrator guideline: The Claims Administrator did not cite any medical evidence for its decision.

MAXIMUS guideline: Decision based on Non-MTUS Citation «ACOEM Hip and Groin Disorders, MRI».
`,
    ],
    right: [
      `Acupuncture, 6 visits: Upheld

Claims Administrator guideline: Decision based on MTUS Acupuncture Treatment 2007.

MAXIMUS guideline: Decision based on MTUS Acupuncture Treatment 2007. Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Pain (Chronic), Acupuncture.
`,
      `MRI of the left hip: Upheld

Claims Administrator guideline: Decision based on MTUS Low Back Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Low Back Complaints 2004, Section(s): Special Studies, and Knee Complaints 2004, Section(s): Special Studies. Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) MRI hip and pelvis.
`,
      `Large gloves: Upheld

Claims Administrator guideline: The Claims Administrator did not cite any medical evidence for its decision.

MAXIMUS guideline: The Expert Reviewer based their decision on recommendation(s) outside of the MTUS Guidelines. Decision based on Non-MTUS Citation ODG Physical Therapy Guidelines and Other Medical Treatment Guidelines UpToDate: Gloves.
`,
    ],
  },
  *check(letter: Letter, facts: Facts): Generator<Report> {
    for (const { line, side } of guidelineLines(letter, facts)) {
      if (side !== 'reviewer') continue;
      for (const citation of line.citations) {
        const gap = gapOf(citation);
        if (gap === null) continue;
        const { start, end } = gap.at;
        const { what, todo } = gapWords(gap);
        yield {
          start,
          end,
          message: `${what} ${todo} (8 CCR 9792.21.1(d)).`,
          ...(letter.format === '2016' ? fixOf(citation, gap.at) : {}),
        };
        break;
      }
    }
  },
};

/** The year of a chapter that has only one edition, or a field for the section. */
function fixOf({ kind, chapter, year }: Citation, { end }: Range): Pick<Report, 'fix'> {
  if (kind !== 'mtus' || chapter === null) return {};
  if (year !== null)
    return {
      fix: {
        title: 'Insert "Section(s):" to be filled in',
        edits: [{ start: end, end, newText: `, Section(s): ${fields.section}` }],
      },
    };
  const [only, ...others] = findMtusChapter(chapter.text)?.editions ?? [];
  if (only === undefined || others.length > 0) return {};
  const at = chapter.end;
  return {
    fix: { title: `Insert the year ${only.year}`, edits: [{ start: at, end: at, newText: ` ${only.year}` }] },
  };
}
