import { caseless } from '../../letter/caseless';
import type { Letter } from '../../letter/letter';
import { shortened } from '../../letter/quotation';
import { type Report, type Rule, structuredFormats } from '../rule';

/** A person's name: two or three words with capitals, an initial among them or not. */
const name = "[A-Z][a-z'\u2019-]{1,20}(?: [A-Z]\\.)?(?: [A-Z][a-z'\u2019-]{1,20}){1,2}";
const degree =
  '(?:M\\.?D|D\\.?O|D\\.?C|D\\.?P\\.?M|Ph\\.?D|Psy\\.?D|D\\.?D\\.?S|D\\.?M\\.?D|L\\.?Ac|D\\.?P\\.?T|R\\.?P\\.?T|O\\.?D|Pharm\\.?D|N\\.?P|P\\.?A-C)\\b\\.?';
const namedDoctor = new RegExp(
  `\\b(?:Dr\\. (?:${name}|[A-Z][a-z'\u2019-]{2,20})|${name}, ?${degree}|${name} (?:M\\.D\\.|MD|D\\.O\\.|D\\.C\\.))`,
  'g',
);

/** What stands before the name where somebody signs or is named as the reviewer. */
const signing = caseless(
  /(?:^[ \t]*(?:sincerely|respectfully(?: submitted)?|yours truly|signed(?: by)?|signature|reviewer(?:'s name)?|expert reviewer|physician reviewer|reviewed by)[,:]?|\/s\/|(?:electronically|digitally) signed(?: by)?:?|\breviewer(?:'s name)?(?: is| was|:)|\b(?:this case|the case file) was (?:assigned to|reviewed by))\s{1,8}/gim,
);
const nameHere = new RegExp(`(?:Dr\\. )?${name}(?:,? ?${degree})?|Dr\\. [A-Z][a-z'\u2019-]{2,20}`, 'y');
/** Two words with capitals that are no name. */
const noName =
  /^(?:Utili[sz]ation|Claims?|Medical|Expert|Physician|MAXIMUS|Maximus|Federal|Board|Certified|California|Internal|Family|Physical|Occupational|Orthop\w*|Emergency|Preventive|Pain|General|Plastic|Hand|Neurolog\w*|Psych\w*|Independent|The|This|In|As)\b/;

/** Numbers by which a licence or a provider is found; four digits alone are the year of a source (`DEA 2010`). */
const numbers = caseless(
  /\b(?:(?:medical |state )?licen[sc]e|lic\.|NPI|DEA|medical board)(?: (?:no\.?|number|num\.|registration))?(?: is)? ?[:#]{0,2} ?([A-Z]{1,3}-?\d{4,10}|\d{5,10})\b/gi,
);

export const reviewerIdentity: Rule = {
  code: 'reviewer-identity',
  title: 'The letter may identify the reviewer',
  severity: 'error',
  source: 'LC 4610.6(f); Zuniga v. WCAB (2018) 19 Cal.App.5th 981',
  formats: structuredFormats,
  whatItDoes:
    'Reports a name in the section on the reviewer, a signature, and license, NPI and DEA numbers. Specialty and the states of licensure belong in the letter.',
  whyItMatters:
    'The name of the reviewer stays confidential; in Zuniga the court held that not even the appeals board may order it disclosed. A license number identifies the person as surely as the name does.',
  whatToDo: 'Delete the name or number. The letter describes the qualifications of the reviewer only.',
  examples: {
    wrong: [
      `        HOW THE IMR FINAL DETERMINATION WAS MADE

MAXIMUS Federal Services sent the complete case file to an expert reviewer, «Dr. Jane Quill». He/she has no affiliation with the employer.

The Expert Reviewer has the following credentials:
State(s) of Licensure: California
Certification(s)/Specialty: Family Practice
`,
      `        HOW THE IMR FINAL DETERMINATION WAS MADE

The Expert Reviewer has the following credentials:
State(s) of Licensure: California, license number «A123456»
Certification(s)/Specialty: Family Practice
`,
      `        IMR ISSUES, DECISIONS AND RATIONALES

Knee brace: Upheld

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Activity Alteration.

Decision rationale: There is no instability. The request is not medically necessary.

Sincerely,
«Jane Q. Quill, M.D.»
`,
      `        IMR ISSUES, DECISIONS AND RATIONALES

Knee brace: Upheld

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Activity Alteration.

Decision rationale: There is no instability. The request is not medically necessary. NPI: «1234567890»
`,
    ],
    right: [
      `        HOW THE IMR FINAL DETERMINATION WAS MADE

The Expert Reviewer has the following credentials:
State(s) of Licensure: California, New York
Certification(s)/Specialty: Physical Medicine & Rehabilitation, Pain Management

        CLINICAL CASE SUMMARY

The request was signed by the treating physician, who holds a license. Tests by Spurling and Tinel were negative.
`,
      `        IMR ISSUES, DECISIONS AND RATIONALES

Knee brace: Upheld

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Activity Alteration.

Decision rationale: The case was reviewed by Utilization Review. Long use is not advised (DEA 2010). Smith et al. found no benefit (Spine, 2007). It is not medically necessary.
`,
    ],
  },
  *check(letter: Letter): Generator<Report> {
    const found: { start: number; end: number }[] = [];
    const { text } = letter;
    for (const match of text.matchAll(numbers)) {
      const number = match[1] ?? '';
      const end = match.index + match[0].length;
      found.push({ start: end - number.length, end });
    }
    for (const match of text.matchAll(signing)) {
      nameHere.lastIndex = match.index + match[0].length;
      const named = nameHere.exec(text);
      if (named !== null && !noName.test(named[0]))
        found.push({ start: named.index, end: named.index + named[0].length });
    }
    for (const { kind, start, end } of letter.sections) {
      if (kind !== 'reviewer') continue;
      for (const match of text.slice(start, end).matchAll(namedDoctor))
        found.push({ start: start + match.index, end: start + match.index + match[0].length });
    }
    found.sort((one, other) => one.start - other.start || other.end - one.end);
    let last = -1;
    for (const place of found) {
      if (place.start < last) continue;
      last = place.end;
      yield {
        ...place,
        message: `"${shortened(text.slice(place.start, place.end))}" may identify the reviewer, whose name stays confidential (LC 4610.6(f)). Delete it; give only specialty and states of licensure.`,
      };
    }
  },
};
