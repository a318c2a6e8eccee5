import type { Facts } from '../../facts/facts';
import { fields } from '../../letter/formText';
import type { Citation, Letter, Range } from '../../letter/letter';
import { findMtusChapter } from '../../reference/guidelines';
import { longestOdgChapterAt } from '../../reference/odgChapters';
import { shortened } from '../quotation';
import type { Report, Rule } from '../rule';
import { guidelineLines, titleOf } from './lines';

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
        yield {
          start: gap.place.start,
          end: gap.place.end,
          message: `${gap.what} ${gap.todo} (8 CCR 9792.21.1(d)).`,
          ...(letter.format === '2016' ? fixOf(citation, gap.place) : {}),
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

/** What is missing in a citation that can be read as one; `null` where nothing is. */
export function gapOf(citation: Citation): { place: Range; what: string; todo: string } | null {
  const { kind, source, chapter, year, sections, pages, text } = citation;
  if (kind === 'mtus' && chapter !== null) {
    const place = titleOf(citation);
    const title = shortened(place.text);
    if (year === null) return { place, what: `"${title}" is cited without its year.`, todo: 'Add the year' };
    const hasNone = /^acupuncture/i.test(chapter.text);
    if (sections.length === 0 && pages.length === 0 && !hasNone) {
      return { place, what: `"${title}" is cited without a section.`, todo: 'Add the section' };
    }
    return null;
  }
  if (kind !== 'non-mtus') return null;
  if (chapter !== null && source === null) {
    // "Knee MRI criteria" and the like may be the title of an article; a chapter is followed by its section or nothing.
    const behind = text.slice(chapter.end - citation.start);
    const isMarked = /(?:\)|chapter|section)$/i.test(chapter.text);
    if (chapter.start !== citation.start || (!isMarked && !/^[\s,:;/.(]*$|^\s*[,:;/(\u2013-]/.test(behind)))
      return null;
    return {
      place: citation,
      what: `"${shortened(text)}" names a chapter but no guideline.`,
      todo: 'Name the organization before the chapter, such as "Official Disability Guidelines (ODG)"',
    };
  }
  // The ACOEM Guidelines come in editions, each for itself outside the MTUS; the ODG are one text that is kept up to date.
  if (
    /^(?:ACOEM|American College of Occ)/i.test(source?.text ?? '') &&
    year === null &&
    !/\bed(?:ition|\.)/i.test(text)
  ) {
    return {
      place: citation,
      what: `"${shortened(text)}" is cited without its year or edition.`,
      todo: 'Add the year of the edition',
    };
  }
  if (source !== null && chapter === null && isOdg(source.text) && !namesOdgChapter(text, source.text.length)) {
    return {
      place: citation,
      what: `"${shortened(text)}" names no chapter of the Official Disability Guidelines.`,
      todo: 'Add the chapter and the section',
    };
  }
  return null;
}

function isOdg(source: string): boolean {
  return /^(?:ODG|Official Disability)/i.test(source);
}

/** A chapter may stand behind its topic (`MRI shoulder`), or be one of the treatment guidelines. */
function namesOdgChapter(text: string, from: number): boolean {
  if (/\bguidelines?\b|\bpreface\b/i.test(text.slice(from))) return true;
  for (let at = from; at >= 0 && at < Math.min(text.length, 400); at = nextWord(text, at)) {
    if (longestOdgChapterAt(text, at) !== undefined) return true;
  }
  return /\b(?:hip|ankle|foot|hand|wrist|forearm|lumbar|cervical|mental|stress|back|leg)\b/i.test(text.slice(from));
}

function nextWord(text: string, at: number): number {
  const match = /[\s(/,:-]/g;
  match.lastIndex = at;
  return match.exec(text) === null ? -1 : match.lastIndex;
}
