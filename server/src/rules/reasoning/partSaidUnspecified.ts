import type { Facts } from '../../facts/facts';
import type { Reading, Stretch } from '../../facts/passage';
import { namesOfParts, requestedParts } from '../../facts/requestedParts';
import { caseless } from '../../letter/caseless';
import type { Letter } from '../../letter/letter';
import { type Report, type Rule, structuredFormats } from '../rule';

const guidelines = `
Claims Administrator guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016.

MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Introduction.
`;

export const partSaidUnspecified: Rule = {
  code: 'part-said-unspecified',
  title: 'The rationale says that no part of the body was specified, but the item names one',
  severity: 'information',
  source: 'LC 4610.6(c) and (e)',
  formats: structuredFormats,
  whatItDoes:
    'Reports a sentence of a rationale that the request does not specify a body part, where the item names a part of the body.',
  whyItMatters:
    'The reason is plainly untrue of this request, so that the denial seems to belong to another one. A plainly erroneous finding of fact is a ground of appeal.',
  whatToDo: 'Delete the sentence, or correct the item to what was really requested.',
  examples: {
    wrong: [
      `Physical therapy for the right hip, 8 sessions: Upheld
${guidelines}
Decision rationale: There is no plan of care. Moreover, the order «failed to specify a body part» to be treated. The request is not medically necessary.
`,
      `Chiropractic care for the neck: Upheld
${guidelines}
Decision rationale: It is «unclear what body part» is to be treated. The request is not medically necessary.
`,
      `Cold pack for the left knee: Upheld
${guidelines}
Decision rationale: «The body part was not specified». The request is not medically necessary.
`,
    ],
    right: [
      `Physical therapy, 8 sessions: Upheld
${guidelines}
Decision rationale: The request as submitted failed to specify a body part. The request is not medically necessary.
`,
      `Physical therapy for the right hip: Upheld
${guidelines}
Decision rationale: The request failed to specify the number of sessions. The body part was not swollen. The request is not medically necessary.
`,
    ],
  },
  *check(_letter: Letter, { issues }: Facts): Generator<Report> {
    for (const issue of issues) {
      const { rationale } = issue;
      if (rationale === null) continue;
      const said = rationale.reading.once(saidUnspecified);
      const parts = said === null ? [] : requestedParts(issue).filter(({ kind }) => kind === 'part');
      if (said === null || parts.length === 0) continue;
      yield {
        ...rationale.place(said),
        message: `The rationale says that the request names no body part, but the item asks for "${namesOfParts(parts)}". Delete the sentence, or correct the item.`,
      };
    }
  },
};

const PART = '(?:body (?:part|region|area)s?|parts? of the body)';
const SPECIFY =
  '(?:specif(?:y|ied)|identif(?:y|ied)|indicated?|mention(?:ed)?|stated?|list(?:ed)?|named?|provided?|included?|clarif(?:y|ied))';
const UNSPECIFIED = caseless(
  new RegExp(
    [
      String.raw`\b(?:fail(?:s|ed|ing|ure)? to|(?:did|does|do) not|not|without) ${SPECIFY}(?: (?:a|an|the|any|which|what|for which))?(?: (?:specific|exact|particular|intended|affected|targeted))? ${PART}`,
      String.raw`\b(?:the |a |no )?(?:specific |exact )?${PART} (?:is|was|were|are|has|have)(?: been)? not(?: been)?(?: clearly)? ${SPECIFY}`,
      String.raw`\bno (?:specific |particular )?${PART} (?:is|was|were|has been) ${SPECIFY}`,
      String.raw`\bunclear (?:(?:as to|of|for|to) )?(?:what|which) ${PART}`,
    ].join('|'),
    'i',
  ),
);

function saidUnspecified({ text }: Reading): Stretch | null {
  if (!/\bbody (?:part|region|area)|\bparts? of the body/i.test(text)) return null;
  const match = UNSPECIFIED.exec(text);
  return match && { start: match.index, end: match.index + match[0].length };
}
