import type { Facts } from '../../facts/facts';
import type { Passage, Reading, Stretch } from '../../facts/passage';
import type { Letter } from '../../letter/letter';
import { shortened } from '../../letter/quotation';
import { type Report, type Rule, structuredFormats } from '../rule';

/**
 * What names a person, each with its pattern and the character that is looked for first where the pattern is slow; the
 * first group, where there is one, is what has to go.
 */
const signs: readonly { readonly what: string; readonly pattern: RegExp; readonly needs?: string }[] = [
  {
    what: 'a name',
    pattern: /\b(?:Mr|Mrs|Ms|Miss)\.? (?!Contin\b)[A-Z][a-z'\u2019-]{1,20}(?: [A-Z][a-z'\u2019-]{1,20})?/g,
  },
  {
    what: 'a name',
    pattern:
      /\b(?:[Pp]atient|[Ee]mployee|[Ww]orker|[Cc]laimant|[Aa]pplicant|[Mm]ember)(?:['\u2019]s)? [Nn]ame(?: is| was)?:? ([A-Z][a-z'\u2019-]{1,20},? [A-Z][a-z'\u2019.-]{0,20}(?: [A-Z][a-z'\u2019-]{1,20})?)/g,
  },
  { what: 'a social security number', pattern: /(?:^|[^\d-])(\d{3}-\d{2}-\d{4})(?![\d-])/g },
  {
    what: 'a telephone number',
    pattern: /(?:^|[^\d.-])((?:1[-. ])?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-.]\d{4})(?![\d-])/g,
  },
  { what: 'an e-mail address', needs: '@', pattern: /\b[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{2,20}){1,3}\b/g },
  {
    what: 'a case number of the appeals board',
    pattern: /\b(?:ADJ[- ]?\d{5,9}|EAMS(?: (?:no\.?|number|case))?[:# ]{1,3}[A-Z]{0,4}\d{4,9})\b/g,
  },
  {
    what: 'a claim or record number',
    pattern:
      /\b(?:[Cc]laim|MRN|[Mm]edical [Rr]ecord|[Pp]olicy|[Mm]ember ID)(?: (?:[Nn]o\.?|[Nn]umber|#)(?: is)?[: #]{0,3}|: ?#?|#)((?=[A-Z-]{0,8}\d)[A-Z\d][A-Z\d-]{4,19})\b/g,
  },
  {
    what: 'a street address',
    pattern:
      /\b\d{2,5} (?:[NSEW]\.? )?(?:[A-Z][a-z]{2,20} ){1,3}(?:Street|St\.|Avenue|Ave\b\.?|Road|Rd\.|Boulevard|Blvd\b\.?|Lane|Ln\.|Drive|Court|Parkway)/g,
  },
];

export const patientIdentity: Rule = {
  code: 'patient-identity',
  title: 'The text may identify the patient',
  severity: 'warning',
  source:
    'LC 4610.6 (determinations are published without what identifies a person, paraphrased); practice of the posted letters',
  formats: structuredFormats,
  whatItDoes:
    'Reports, in the summary, the items and the rationales, names with a title, birth dates, claim, appeals board and social security numbers, telephone numbers, e-mail and street addresses. The case number, ages, dates of injury and the names of tests are left alone.',
  whyItMatters:
    'Letters are posted for the public. What identifies the patient has to be removed before that, and it is safest not to write it.',
  whatToDo:
    'Delete it, or say it without naming: "the patient", "the injured worker", the age instead of the birth date.',
  examples: {
    wrong: [
      `        CLINICAL CASE SUMMARY

On 12-16-2016, «Mrs. Quill» reported knee pain.

        IMR ISSUES, DECISIONS AND RATIONALES
`,
      `        CLINICAL CASE SUMMARY

The injured worker (date of birth «05-02-1965») reported knee pain.

        IMR ISSUES, DECISIONS AND RATIONALES
`,
      `        CLINICAL CASE SUMMARY

The appointment was changed by telephone, «(555) 555-0100».

        IMR ISSUES, DECISIONS AND RATIONALES
`,
      `        CLINICAL CASE SUMMARY

The claim number «AB-1234567» stands on the form.

        IMR ISSUES, DECISIONS AND RATIONALES
`,
      `        CLINICAL CASE SUMMARY

The worker fell at «1200 Sample Street».

        IMR ISSUES, DECISIONS AND RATIONALES
`,
    ],
    right: [
      `Case Number:          CM16-0000001
Date of Injury:      11/15/2016
Decision Date:       01/19/2017

        CLINICAL CASE SUMMARY

The 51 year old worker was injured on 11-15-2016. Spurling's and Tinel's signs are negative. MS Contin 15 mg was tried. CPT 97110-59.
`,
      `        CLINICAL CASE SUMMARY

The claim was accepted. Medical record dated 12-16-2016. The claim number was not given. Blood pressure was 120/80.

        IMR ISSUES, DECISIONS AND RATIONALES
`,
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    const { summary, issues } = facts;
    for (const passage of [summary, ...issues.flatMap(({ item, rationale }) => [item, rationale])]) {
      if (passage === null) continue;
      for (const { kind, day } of passage.events)
        if (kind === 'birth') yield report(passage, day, 'a birth date', 'Give the age instead');
      for (const { what, ...stretch } of passage.reading.once(signsIn))
        yield report(passage, stretch, what, what === 'a name' ? 'Write "the patient" instead' : 'Delete it');
    }
  },
};

function signsIn({ text }: Reading): readonly (Stretch & { readonly what: string })[] {
  return signs.flatMap(({ what, pattern, needs }) => {
    if (needs !== undefined && !text.includes(needs)) return [];
    return [...text.matchAll(pattern)].map((match) => {
      const end = match.index + match[0].length;
      return { what, start: end - (match[1] ?? match[0]).length, end };
    });
  });
}

function report(passage: Passage, stretch: Stretch, what: string, instead: string): Report {
  return {
    ...passage.place(stretch),
    message: `"${shortened(passage.text.slice(stretch.start, stretch.end))}" is ${what}. ${instead}: letters are posted without what identifies the patient (LC 4610.6).`,
  };
}
