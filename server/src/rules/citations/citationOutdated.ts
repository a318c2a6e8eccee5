import { chapterOf, editionOf, titleOf } from '../../facts/citedChapters';
import { editionStanding } from '../../facts/editions';
import type { Facts } from '../../facts/facts';
import type { Reading } from '../../facts/reading';
import { caseless } from '../../letter/caseless';
import { writtenDay } from '../../letter/dates';
import type { Citation, Letter } from '../../letter/letter';
import { shortened } from '../../letter/quotation';
import type { MtusChapter, MtusEdition } from '../../reference/guidelines';
import { findTopic } from '../../reference/topics';
import type { Fix, Report, Rule } from '../rule';
import { dayOf, guidelineLines, type Side } from './lines';

export const citationOutdated: Rule = {
  code: 'citation-outdated',
  title: 'The cited edition was not in force at the decision',
  severity: 'warning',
  source: '8 CCR 9792.20(g), 9792.21.1(a)(1); effective dates of the MTUS chapters',
  formats: ['2016'],
  fixSafety: 'unsafe',
  whatItDoes:
    'Compares the edition that an MTUS citation names with the editions in force: on the MAXIMUS line on the decision date, on the line of the claims administrator on the date of the UR denial. Only editions whose dates were seen in the regulation are reported. A line is left alone where a rationale says which edition applies; once is enough for all items with that citation on the same side.',
  whyItMatters:
    'For treatment that is still to come, the MTUS in force on the day of the decision is presumed correct; for treatment already given, that of the day of treatment may count. An older edition may say something else.',
  whatToDo:
    'On the MAXIMUS line, cite the edition in force, or say in the rationale why the other one applies. On the line of the claims administrator, check whether the utilization review decision names the older edition; if so, the line is right, and the rationale should say which edition it applies.',
  examples: {
    wrong: [
      `Case Number: CM17-0000001
Date Assigned: 01/05/2017 Date of Injury: 10/11/2016
Decision Date: 01/25/2017 UR Denial Date: 12/13/2016
Priority: Standard Application Received: 12/23/2016

IMR ISSUES, DECISIONS AND RATIONALES

Physical therapy, 6 visits: Upheld

Claims Administrator guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Physical medicine treatment.

MAXIMUS guideline: Decision based on MTUS «Chronic Pain Medical Treatment 2009», Section(s): Physical Medicine.
`,
      `Case Number: CM17-0000001
Date Assigned: 01/05/2017 Date of Injury: 10/11/2016
Decision Date: 01/25/2017 UR Denial Date: 12/13/2016
Priority: Standard Application Received: 12/23/2016

IMR ISSUES, DECISIONS AND RATIONALES

Topical cream: Upheld

Claims Administrator guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Topical analgesics.

MAXIMUS guideline: Decision based on MTUS «Chronic Pain Medical Treatment 2009», Section(s): Topical analgesics.
`,
      `Case Number: CM16-0000001
Date Assigned: 01/05/2017 Date of Injury: 10/11/2016
Decision Date: 01/25/2017 UR Denial Date: 12/13/2016
Priority: Standard Application Received: 12/23/2016

IMR ISSUES, DECISIONS AND RATIONALES

Topical cream: Upheld

Claims Administrator guideline: Decision based on MTUS «Chronic Pain Medical Treatment Guidelines 2009», Section(s): Topical analgesics.

MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Topical analgesics.
`,
      `Case Number: CM17-0000001
Date Assigned: 01/05/2017 Date of Injury: 10/11/2016
Decision Date: 01/25/2017 UR Denial Date: 12/13/2016
Priority: Standard Application Received: 12/23/2016

IMR ISSUES, DECISIONS AND RATIONALES

Tramadol 50mg #30: Upheld

Claims Administrator guideline: The Claims Administrator did not cite any medical evidence for its decision.

MAXIMUS guideline: Decision based on MTUS «Chronic Pain 2017», Section(s): Opioids.
`,
    ],
    right: [
      `Case Number: CM17-0000001
Date Assigned: 01/05/2017 Date of Injury: 10/11/2014
Decision Date: 01/25/2017 UR Denial Date: 12/13/2016
Priority: Standard Application Received: 12/23/2016

IMR ISSUES, DECISIONS AND RATIONALES

Retrospective request for Ibuprofen 800mg #60 (DOS 03/02/2016): Upheld

Claims Administrator guideline: The Claims Administrator did not cite any medical evidence for its decision.

MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2009, Section(s): NSAIDs.

Decision rationale: The drug was given on 03/02/2016, when the guideline of 2009 was in force. The request is not medically necessary.
`,
      `Case Number: CM16-0000001
Date Assigned: 07/25/2016 Date of Injury: 01/14/2016
Decision Date: 08/25/2016 UR Denial Date: 07/14/2016
Priority: Standard Application Received: 07/20/2016

IMR ISSUES, DECISIONS AND RATIONALES

Physical therapy, 6 visits: Upheld

Claims Administrator guideline: Decision based on MTUS Chronic Pain Medical Treatment 2009, Section(s): Physical Medicine, and General Approaches 2004.

MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Physical medicine treatment, and Low Back Complaints 2004, Section(s): Physical Methods.
`,
      `Case Number: CM16-0000001
Date Assigned: 01/05/2017 Date of Injury: 10/11/2016
Decision Date: 01/25/2017 UR Denial Date: 12/13/2016
Priority: Standard Application Received: 12/23/2016

IMR ISSUES, DECISIONS AND RATIONALES

Topical cream: Upheld

Claims Administrator guideline: Decision based on MTUS Chronic Pain Medical Treatment Guidelines 2009, Section(s): Topical analgesics.

MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Topical analgesics.

Decision rationale: The denial cites the edition of 2009, which was replaced in July 2016. The request is not medically necessary.
`,
    ],
  },
  *check(letter: Letter, facts: Facts): Generator<Report> {
    let explained: Explained | undefined;
    for (const { line, side } of guidelineLines(letter, facts)) {
      const day = dayOf(side, facts);
      if (day === undefined) continue;
      for (const citation of line.citations) {
        const chapter = chapterOf(citation);
        const edition = editionOf(citation);
        if (chapter === undefined || edition === undefined) continue;
        const outdated = outdatedOn(edition, day);
        if (outdated === null) continue;
        explained ??= editionsExplained(letter, facts);
        if (explained[side].has(edition)) continue;
        const { start, end, text } = titleOf(citation);
        const current = chapter.editions.find((other) => other !== edition && isInForce(other, day));
        const fix = side === 'reviewer' ? fixFor(citation, chapter, current) : null;
        yield {
          start,
          end,
          message: messageFor(text, outdated, day, side, current),
          ...(fix === null ? {} : { fix }),
        };
      }
    }
  },
};

type Explained = Readonly<Record<Side, ReadonlySet<MtusEdition>>>;

/** The editions on lines of each side of which a rationale for such an item says which counts. */
function editionsExplained(letter: Letter, facts: Facts): Explained {
  const explained = { claimsAdministrator: new Set<MtusEdition>(), reviewer: new Set<MtusEdition>() };
  for (const { line, side, issueFacts } of guidelineLines(letter, facts)) {
    if (!issueFacts.rationale?.reading.once(saysWhichEdition)) continue;
    for (const citation of line.citations) {
      const edition = editionOf(citation);
      if (edition !== undefined) explained[side].add(edition);
    }
  }
  return explained;
}

/** Words for an edition among others; a year alone may be that of any article. */
const EDITION = caseless(
  /\b(?:editions?|versions?|(?:guidelines?|chapters?|texts?|sections?|mtus|schedule|rules?|those|that|one) (?:of|from) (?:(?:july|december) )?(?:19|20)\d\d|(?:19|20)\d\d (?:mtus|guidelines?|chapters?|text|chronic|opioids?|rules?|schedule|ones?|revision)|(?:guidelines?|chapters?|texts?|mtus|schedule|rules?)(?: (?:now|then|that (?:is|was)|which (?:is|was)))? in (?:force|effect)|(?:newer|older|former|later|superseded|current) (?:guidelines?|chapters?|text|mtus|rules?))\b|\b(?:guidelines?|chapters?|texts?|mtus|rules?|citation)\b[^.;]{0,60}? (?:superseded|been replaced|was replaced)\b/i,
);
const COUNTS = caseless(
  /\b(?:replac(?:ed|es)|supersed(?:ed|es)|repealed|amended|revised|updated|withdrawn|retired|lapsed|expired|in (?:force|effect)|took effect|takes effect|became effective|current (?:editions?|versions?|guidelines?|chapters?|text|mtus|rules?|ones?)|(?:is|was) (?:not |no longer )?current|newer|older|former|outdated|out of date|obsolete|no longer|appl(?:y|ies|ied)|govern(?:s|ed)?|counts?|controls?|decides?|holds|was used|is used|is to be used|must be|is followed)\b/i,
);
const ANAPHORA = /^(?:that|this|it|the (?:older|old|newer|new|current|later|former|latter)|both|since|but)\b/i;

/** Whether a text names an edition and says, there or in the next sentence, how it stands. */
const saysWhichEdition = ({ sentences }: Reading): boolean =>
  sentences.some(({ text }, index) => {
    if (!EDITION.test(text)) return false;
    const next = sentences[index + 1]?.text ?? '';
    return COUNTS.test(text) || (ANAPHORA.test(next) && COUNTS.test(next));
  });

/** Since or until when an edition was in force, where that was not so on a day; `null` where it was, or is not sure. */
function outdatedOn(edition: MtusEdition, day: string): { since?: string; until?: string } | null {
  if (edition.dates !== 'verified') return null;
  const standing = editionStanding(edition, day);
  if (standing === 'superseded' && edition.to !== undefined) return { until: edition.to };
  if (standing === 'later' && edition.from !== undefined) return { since: edition.from };
  return null;
}

function isInForce(edition: MtusEdition, day: string): boolean {
  return edition.dates === 'verified' && edition.from !== undefined && editionStanding(edition, day) === 'inForce';
}

function messageFor(
  title: string,
  { since, until }: { since?: string; until?: string },
  day: string,
  side: Side,
  current: MtusEdition | undefined,
): string {
  const name = shortened(title);
  const when = `${side === 'reviewer' ? 'this decision' : 'the UR denial'} (${writtenDay(day)})`;
  const what =
    until === undefined
      ? `"${name}" took effect on ${writtenDay(since ?? '')}, after ${when}.`
      : `"${name}" was replaced on ${writtenDay(until)}, before ${when}.`;
  const edition = current === undefined ? 'the edition in force' : `the ${current.year} edition`;
  return side === 'reviewer'
    ? `${what} Cite ${edition}, or say in the rationale why this one applies.`
    : `${what} Check whether the denial names this edition; if so, say in the rationale which edition applies.`;
}

/** The year alone may be changed only where the current edition has every section that is cited. */
function fixFor({ year, sections }: Citation, chapter: MtusChapter, current: MtusEdition | undefined): Fix | null {
  if (year === null || current === undefined || sections.length === 0) return null;
  const edition = `${chapter.label} ${current.year}`;
  if (!sections.every(({ text }) => findTopic(text)?.chapters.includes(edition))) return null;
  return {
    title: `Replace "${year.text}" with "${current.year}"`,
    edits: [{ start: year.start, end: year.end, newText: String(current.year) }],
  };
}
