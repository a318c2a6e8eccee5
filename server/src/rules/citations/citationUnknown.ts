import { chapterOf, editionOf } from '../../facts/citedChapters';
import type { Facts } from '../../facts/facts';
import type { Letter, TextSpan } from '../../letter/letter';
import { shortened } from '../../letter/quotation';
import { type MtusChapter, mtusChapters } from '../../reference/guidelines';
import type { Report, Rule } from '../rule';
import { guidelineLines } from './lines';
import { meantChapter } from './names';

export const citationUnknown: Rule = {
  code: 'citation-unknown',
  title: 'The cited chapter or edition of the MTUS is not known',
  severity: 'information',
  source: '8 CCR 9792.21.1(d)(1); the chapters of the MTUS, 8 CCR 9792.22-9792.24.4',
  formats: ['2016'],
  perIssue: 'alone',
  fixSafety: 'unsafe',
  whatItDoes:
    'Reports a name between `MTUS` and the year that is no chapter of the MTUS, unless it is merely misspelled, and a year of which the chapter has no edition. Sections are not compared: of the section names of posted letters, more than a quarter stand in a single letter, so that a name that was never seen is most often right.',
  whyItMatters:
    'The parties look a citation up by its name. The chapters of the MTUS are a closed list; a name outside it leads nowhere.',
  whatToDo: 'Write the chapter and year as the MTUS has them, or cite the source as one outside the MTUS.',
  examples: {
    wrong: [
      `MRI of the left knee: Upheld

Claims Administrator guideline: The Claims Administrator did not cite any medical evidence for its decision.

MAXIMUS guideline: Decision based on MTUS «Kneecap Injuries and Fractures» 2004, Section(s): Special Studies.
`,
      `MRI of the left hip: Upheld

Claims Administrator guideline: Decision based on MTUS «Hip Complaints» 2004, Section(s): Special Studies.

MAXIMUS guideline: Decision based on MTUS Low Back Complaints 2004, Section(s): Special Studies.
`,
      `MRI of the left knee: Upheld

Claims Administrator guideline: The Claims Administrator did not cite any medical evidence for its decision.

MAXIMUS guideline: Decision based on MTUS Knee Complaints «2014», Section(s): Special Studies.
`,
    ],
    right: [
      `Epidural steroid injection: Upheld

Claims Administrator guideline: The Claims Administrator did not cite any medical evidence for its decision.

MAXIMUS guideline: Decision based on MTUS Low Back Disorders 2017, Section(s): Injection Therapies.
`,
      `MRI of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Kneecap Tracking, and Knee Complaint 2004, Section(s): Special Studies.

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies. Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Knee & Leg, Kneecap Tracking.
`,
    ],
  },
  *check(letter: Letter, facts: Facts): Generator<Report> {
    for (const { line } of guidelineLines(letter, facts)) {
      for (const citation of line.citations) {
        const { kind, chapter, year } = citation;
        // Without a year nothing tells where a chapter's name ends.
        if (kind !== 'mtus' || chapter === null || year === null) continue;
        const known = chapterOf(citation);
        if (known !== undefined) {
          // Some cite an edition by the year since when it is in force.
          if (editionOf(citation) === undefined && !known.editions.some(({ from }) => from?.startsWith(year.text)))
            yield unknownEdition(year, known);
          continue;
        }
        if (meantChapter(chapter.text) !== null) continue;
        // The end of a name with ", and" in it whose beginning is misspelled.
        if (mtusChapters.some(({ label }) => label.endsWith(`, and ${chapter.text}`))) continue;
        yield {
          start: chapter.start,
          end: chapter.end,
          message: `"${shortened(chapter.text)}" is not a known chapter of the MTUS. Correct the name, or cite it as a source outside the MTUS.`,
        };
      }
    }
  },
};

function unknownEdition({ start, end, text }: TextSpan, { label, editions }: MtusChapter): Report {
  const years = editions.map(({ year }) => String(year));
  const only = editions.length === 1 ? editions[0] : undefined;
  const list = years.length === 1 ? years[0] : `${years.slice(0, -1).join(', ')} and ${years.at(-1)}`;
  return {
    start,
    end,
    message: `No ${text} edition of "${label}" is known here, only ${list}. Check the year.`,
    ...(only === undefined
      ? {}
      : {
          fix: {
            title: `Replace "${text}" with "${only.year}"`,
            edits: [{ start, end, newText: String(only.year) }],
          },
        }),
  };
}
