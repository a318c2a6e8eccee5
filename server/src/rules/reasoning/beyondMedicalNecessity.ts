import type { Facts } from '../../facts/facts';
import { caseless } from '../../letter/caseless';
import type { Letter } from '../../letter/letter';
import { shortened } from '../../letter/quotation';
import { type Report, type Rule, structuredFormats } from '../rule';
import { exampleLetter } from './exampleLetter';

/** Questions that other proceedings decide: whether the injury comes from work, who is liable, what is covered. */
const OTHER_QUESTION = caseless(
  /\b(?:(?:not|no|un|non-?|without|lacks?|lack of|fails? to|failed to|unclear|doubtful|question\w*|whether|establish\w*|disput\w*)\b[^.;]{0,50}?\b(?:industrial(?:ly)? (?:causation|related|relationship)|industrial(?:ly)? caus\w+|causation|causally (?:related|connected)|causal (?:relationship|connection|link|nexus)|work-? ?related(?:ness)?|compensab\w+|(?:related|due|attributable) to (?:the|this|his|her) (?:industrial|work|occupational) (?:injury|accident|incident|exposure)|accepted (?:body part|condition|claim)s?|(?:part of|included in) the (?:accepted )?(?:industrial |workers' compensation )?claim|liab(?:le|ility)|covered (?:by|under) (?:[\w'\u2019-]+ ){0,3}?(?:insur\w+|polic(?:y|ies)|plan|carrier|claims?|benefits?|workers['\u2019]? comp\w*|workman\w*|medi-?cal|medicare|employer|industrial|award|stipulation|settlement|case)\b|arising out of)|(?:causation|causal (?:relationship|connection|link|nexus)|industrial (?:relationship|relation)|liability|compensability)\b[^.;]{0,40}?\b(?:not|un\w+|disputed|denied|established|accepted)|(?:non-?industrial|nonindustrial|pre-?existing and not industrial)\b|(?:body part|condition|claim)\b[^.;]{0,30}?\b(?:is|was|has been|are|were) (?:not (?:been )?|de|dis)(?:accepted|nied|puted)|apportion(?:ed|ment)|liability for (?:the|this)|(?:outside|beyond) the scope of the (?:claim|industrial injury|coverage|policy)|not a covered (?:benefit|service)|carrier is (?:not )?(?:liable|responsible))/i,
);
/** Told as somebody else's words or as history, or the question is set aside. */
const NOT_A_GROUND = caseless(
  /\(not work-? ?related\)|\b(?:denies|patients with|none of (?:our|my|its)|(?:applicant|patient|worker|employee|claimant|employer|carrier|insurer|provider|physician|surgeon|attorney)s? (?:\w+ ){0,2}(?:disput\w+|argu\w+|contend\w*|claim(?:s|ed)|maintain\w*|believ\w+|assert\w*|says?|said|wrote|writes|holds?|held|feels?|felt|attribut\w+)|states? that|stated that|according to|AME|QME|utili[sz]ation review|claims administrator|previously denied|not (?:at issue|addressed|considered|before|within the scope)|outside the scope of (?:this|the|an) (?:review|IMR)|beyond the scope of (?:this|the|an) (?:review|IMR)|does not address|not (?:a )?(?:matter|question)|if caused by|guidelines?|history of|not for (?:the |this |a |an |me\b|us\b|IMR|independent)|(?:is|are|was|were|remains?|be) (?:a (?:matter|question|dispute|topic|subject) )?(?:for|left to|up to|with) (?:the )?(?:others?|another|parties|courts?|WCAB|judges?|appeals board|board|trier|employer|adjuster|other (?:proceedings?|forums?))|(?:decided|determined|settled|resolved|addressed|answered|judged|dealt with) (?:elsewhere|by others|(?:in|by) (?:an)?other)|(?:decided|settled|resolved|open) elsewhere|(?:plays?|ha(?:s|ve|d)) no (?:part|role|bearing|influence|weight)|(?:review(?:er)?|IMR|determination|decision|opinion|I|we) (?:does|do|did|can|could|may|will|would|need|must|has|have|is|am)(?: not|n['\u2019]t|not) (?:\w+ly |to |been )?(?:decid\w+|determin\w+|resolv\w+|rul(?:e|ing)|consider\w*|reach\w*|tak(?:e|ing)|judg\w+|weigh\w*|pass\w*|express\w*|enter\w*|opin\w+|comment\w*|speak\w*|say\w*|ask\w*|concern\w*|depend\w*|rest|turn|touch\w*|examin\w+|called|asked|free|able|entitled)|(?:no|without) (?:opinion|finding|position|view|judge?ment|comment|statement)s?|(?:irrelevant|immaterial|beside the point|of no (?:moment|consequence|concern|matter|importance|relevance)|left (?:open|aside|undecided)|leav(?:e|es|ing) (?:open|aside|undecided)|set(?:ting)? aside|regardless|irrespective|no matter|assum(?:e|es|ed|ing)|even if|makes? no difference|not relevant)|(?:does|do|did|would|can|need) not (?:affect|bear|change|enter|touch|concern|matter|count|influence|alter)|cannot (?:decide|determine|resolve|affect|bear|change|enter|influence|alter))\b/i,
);

export const beyondMedicalNecessity: Rule = {
  code: 'beyond-medical-necessity',
  title: 'A rationale argues another question than medical necessity',
  severity: 'information',
  source: 'LC 4610.6(a)',
  formats: structuredFormats,
  perIssue: 'alone',
  whatItDoes:
    'Reports a sentence of a rationale in which the reviewer argues whether the injury comes from work, who is liable, or what is covered.',
  whyItMatters:
    'A review is limited to medical necessity (LC 4610.6(a)). Liability, causation and coverage are decided elsewhere, and a decision that rests on them goes beyond the powers of the review (LC 4610.6(h)).',
  whatToDo:
    'Delete the argument, and give the medical reasons why the treatment is, or is not, necessary. If it is only history, move it to the summary.',
  examples: {
    wrong: [
      exampleLetter([
        {
          item: 'MRI of the left knee',
          rationale:
            'The request is denied since the knee complaint is «not causally related» to the fall. It is not medically necessary.',
        },
      ]),
      exampleLetter([
        {
          item: 'Sleep study',
          rationale: 'The patient\u2019s sleep disorder is «nonindustrial». The request is not medically necessary.',
        },
      ]),
      exampleLetter([
        {
          item: 'MRI of the left hip',
          rationale: 'In this case, the hip is «not an accepted body part». The request is not medically necessary.',
        },
      ]),
    ],
    right: [
      exampleLetter([
        {
          item: 'Chiropractic treatment 6 visits',
          rationale:
            'Manual therapy is recommended for chronic pain if caused by musculoskeletal conditions. The applicant sustained an industrial injury. The request is medically necessary.',
        },
      ]),
      exampleLetter([
        {
          item: 'MRI of the left knee',
          rationale:
            'MRI is used to find the cause of pain. Causation is not at issue in this review. The request is not medically necessary.',
        },
      ]),
      exampleLetter([
        {
          item: 'MRI of the left knee',
          rationale:
            'The claims administrator held that the knee was not work related. The request is medically necessary.',
        },
      ]),
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    for (const { rationale } of facts.issues) {
      if (rationale === null) continue;
      for (const sentence of rationale.sentences) {
        const match = OTHER_QUESTION.exec(sentence.text);
        if (match === null || NOT_A_GROUND.test(sentence.text)) continue;
        const start = sentence.start + match.index;
        yield {
          ...rationale.place({ start, end: start + match[0].length }),
          message: `"${shortened(match[0])}" is about causation, liability or coverage. The review decides medical necessity only (LC 4610.6(a)): give the medical reason instead.`,
        };
        break;
      }
    }
  },
};
