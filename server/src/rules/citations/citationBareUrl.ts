import type { Facts } from '../../facts/facts';
import type { Letter } from '../../letter/letter';
import { shortened } from '../../letter/quotation';
import { type Report, type Rule, structuredFormats } from '../rule';
import { guidelineLines } from './lines';

/** An address; a line end inside it has become a blank behind a hyphen, a slash or a full stop. */
const ADDRESS =
  /(?:https?:\/\/|www\.)[^\s<>"]{1,400}(?:(?<=[-/._?&=]) (?=[^\s]{0,200}[/.\d_-])[^\s<>"]{1,400}){0,6}|\b[a-z0-9-]{2,40}\.(?:com|org|gov|net|edu)\/[^\s<>"]{1,400}/gi;

export const citationBareUrl: Rule = {
  code: 'citation-bare-url',
  title: 'A source is cited by its web address only',
  severity: 'warning',
  source: '8 CCR 9792.21.1(d)(2)-(3)',
  formats: structuredFormats,
  perIssue: 'alone',
  whatItDoes: 'Reports a citation in a guideline line that is a web address and nothing else.',
  whyItMatters: 'Pages move and change. Organization, title and date tell later what was read.',
  whatToDo: 'Write organization, title and year before the address.',
  examples: {
    wrong: [
      `Large gloves: Upheld

Claims Administrator guideline: The Claims Administrator did not cite any medical evidence for its decision.

MAXIMUS guideline: The Expert Reviewer based their decision on recommendation(s) outside of the MTUS Guidelines. Decision based on Non-MTUS Citation «https://www.example.gov/manuals/gloves-12.pdf».
`,
      `Hospital bed: Upheld

Claims Administrator guideline: The Claims Administrator did not cite any medical evidence for its decision.

MAXIMUS guideline: Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Knee & Leg, DME and Other Medical Treatment Guidelines «www.example.gov/Rules-and-
Guidance/bed.pdf».
`,
    ],
    right: [
      `Large gloves: Upheld

Claims Administrator guideline: The Claims Administrator did not cite any medical evidence for its decision.

MAXIMUS guideline: Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Knee & Leg, DME and Other Medical Treatment Guidelines Aetna Clinical Policy Bulletin 0181, 2016, http://www.example.com/cpb/0181.html.
`,
    ],
  },
  *check(letter: Letter, facts: Facts): Generator<Report> {
    for (const { line } of guidelineLines(letter, facts)) {
      for (const { kind, start, end, text } of line.citations) {
        if (kind === 'mtus') continue;
        const rest = text.replace(ADDRESS, ' ');
        if (rest.length === text.length || /[A-Za-z]{3}/.test(rest.replace(/\b(?:and|see|at|the)\b/gi, ''))) continue;
        yield {
          start,
          end,
          message: `"${shortened(text)}" is only a web address. Add organization, title and year before it (8 CCR 9792.21.1(d)).`,
        };
      }
    }
  },
};
