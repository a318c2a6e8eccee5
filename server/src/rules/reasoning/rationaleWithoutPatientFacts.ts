import type { Facts } from '../../facts/facts';
import type { Reading, Sentence } from '../../facts/passage';
import { standingOf } from '../../facts/statements';
import { caseless } from '../../letter/caseless';
import type { Letter } from '../../letter/letter';
import { necessityOf } from '../../letter/necessity';
import { nameOfIssue } from '../places';
import { type Report, type Rule, structuredFormats } from '../rule';
import { hangsOnAnother } from './dependentReasons';

/** That a sentence tells of this patient, of the records or of how the request stands to them. */
const OWN = caseless(
  /\b(?:in this case|in this claimant|(?<!\b(?:part of|if|when|whether|that|for|allows?|gives?|by|unless|once|once the|to) )(?:the|this) (?:injured )?(?:patient|worker|claimant|applicant|employee|individual)\b(?!['\u2019]s (?:therapeutic|condition|symptoms|diagnosis))|patient (?:has|had|is|was)|he|she|(?:medical|clinical|submitted|available|provided|progress|office) (?:records?|documentation|documents?|notes?|information|reports?)|(?:treating|attending|requesting) (?:physician|provider)|physical exam(?:ination)?|(?:records?|documentation|notes?|reports?|examination|exam|physician|provider|surgeon|doctor) (?:\w+ ){0,2}(?:indicates?|indicated|shows?|showed|reveal(?:s|ed)?|document(?:s|ed)?|note[sd]?|state[sd]|state|does|do|did|has|have|submitted|provided|is|was|recommended|fail(?:s|ed))|there (?:is|was|are|were|has been|have been|appears to be) (?:no|not|nothing|(?:insufficient|inadequate|limited) (?:documentation|information)|also|a lack|an absence|lack|little|evidence|documentation)|(?:was|were|is|are) not (?:noted|documented|provided|reported|submitted|specified|apparent|clear)|it is (?:unclear|not clear|noted|also unclear|also noted)|unclear|(?:did|does|do) not (?:specify|indicate|document|include)|date of injury|given that the|is being (?:prescribed|requested|used)|plain films|x-rays (?:were|showed|revealed)|the request is due to|lack of (?:documentation|evidence))\b/i,
);
/** Of the patient by name only: that the criteria are not met, whatever they are. */
const EMPTY = caseless(
  /\b(?:(?:does|do|did|has|have) not (?:meet|satisfy|fulfill?|met)|not (?:been )?met|meets?|criteria|cannot be considered|in excess of|exceeds?|clear indications?|not supported by the|there has been quantifiable|guidelines? recommend|according to (?:the )?guidelines?|extenuating|establish(?:es|ed)? (?:the|a) need|(?:no|inadequate|insufficient|limited|lack of) (?:clinical |medical |additional )?(?:documentation|evidence|information|records?)(?: (?:provided|submitted|presented)(?: for review)?)? (?:to|that would) (?:support|justify|warrant|establish|substantiate) (?:the|a|an|this|its|such) (?:current |medical |clinical |reasonable )?(?:necessity|need|request|use|treatment|suspicion|indication|approval))\b/i,
);
/**
 * Marks of a fact in a sentence that names no patient: the side of a part, what is past, what is measured, what was not
 * recorded, the word of this case. Guidelines are written in the present, of both sides, and without results.
 */
const FACT = caseless(
  /\bIW\b|^(?:Here|Now|Currently|So far|At present)\b|\b(?:left|right|bilateral(?:ly)?)\b|\b(?:was|were|had|has|have|been|did|gave|tried|took|used|taken|completed|relieved|reduced|improved|failed|received|underwent|tolerated|still|already|yet)\b|\b(?:is|are) (?:not |being |also )?(?:recorded|described|mentioned|told|documented|noted|diagnosed|known|reported|bilateral|negative|positive|normal)\b|\d ?%|\bout of (?:5|five|10|ten)\b|\bscores?\b/i,
);
/** Whose results a sentence of this kind may tell instead. */
const OF_STUDIES =
  /\b(?:stud(?:y|ies)|trials?|literature|evidence[- ]based|meta-analys\w+|systematic|research|randomi[sz]ed|guidelines?|MTUS|ACOEM|ODG|patients|chapter|recommend\w*|criteria|should|may be|can be|if|when|efficacy|effective(?:ness)?)\b/i;

/** A conclusion that gives its reason itself. */
const REASONED = /^(?:given that|because|since|as the patient|due to the patient)\b/i;
/** What is an occurrence of this case wherever it stands. */
const TOKEN = caseless(
  /\b\d{1,2}\/10\b|\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve)(?: \(\d+\))? (?:prior|previous|completed|more|additional)\b|\byear[- ]old\b/i,
);
export const rationaleWithoutPatientFacts: Rule = {
  code: 'rationale-without-patient-facts',
  title: 'A rationale has no fact of this patient',
  severity: 'information',
  source: 'LC 4610.6(c) and (e); 8 CCR 9792.10.6(d)',
  formats: structuredFormats,
  perIssue: 'alone',
  whatItDoes:
    'Reports a rationale that quotes guidelines and concludes, with no sentence in which the patient, the records or the examination is spoken of: no finding, no day, no treatment had or missing. That the criteria are not met counts as none. Services that hang on a surgery are left out.',
  whyItMatters:
    "The decision has to follow from the employee's own needs (LC 4610.6(c)). A text that would fit any patient gives no reasons for this one.",
  whatToDo: 'Say which findings, treatments or missing records of this patient decide against the quoted criteria.',
  examples: {
    wrong: [
      rationaleOf(
        'Physical therapy, six visits',
        '«Guidelines recommend up to ten visits of physical therapy over eight weeks.» Active therapy is beneficial for restoring strength. The request is not medically necessary.',
      ),
      rationaleOf(
        'MRI of the left elbow',
        '«The ACOEM Guidelines recommend imaging where red flags are present.» By the documents at hand, the patient does not meet the criteria. The request is not medically necessary.',
      ),
      rationaleOf(
        'Naproxen 550 mg #60',
        '«The ACOEM Guidelines recommend NSAIDs for short periods.» The treating physician does not establish the need for more. There is insufficient documentation to support the request. The request is not medically necessary.',
      ),
    ],
    right: [
      rationaleOf(
        'Physical therapy, six visits',
        'Guidelines recommend up to ten visits of physical therapy. The patient has completed twelve visits. The request is not medically necessary.',
      ),
      rationaleOf(
        'MRI of the left elbow',
        'The ACOEM Guidelines recommend imaging where red flags are present. There is no documentation of red flags. The request is not medically necessary.',
      ),
      rationaleOf(
        'Associated surgical service: Cold therapy unit, seven days',
        'As the requested surgical intervention is not medically necessary per the documentation, the requested ancillary service is not medically necessary.',
      ),
      rationaleOf(
        'Gloves',
        'The guidelines do not address gloves. The request did not specify the quantity. The request is not medically necessary.',
      ),
      rationaleOf(
        'Brace for the left knee',
        "Guidelines recommend braces for instability. Here the left knee is stable, and McMurray's test is negative. The request is not medically necessary.",
      ),
      rationaleOf(
        'Docusate 100 mg #60',
        'Guidelines recommend a laxative with opioids. The IW is new to this drug; no other laxative is recorded. The request is not medically necessary.',
      ),
      rationaleOf('Gloves', 'The request is not medically necessary.'),
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    for (const issue of facts.issues) {
      const { rationale } = issue;
      if (rationale === null) continue;
      const first = rationale.sentences[0];
      // A bare conclusion is another defect: there is no text that could hold a fact.
      if (first === undefined || rationale.sentences.length < 2) continue;
      if (rationale.reading.once(tellsOfPatient) || hangsOnAnother(issue)) continue;
      yield {
        ...rationale.place(first),
        message: `The rationale for ${nameOfIssue(issue.issue)} cites guidelines but no fact of this patient. Add the finding, the history or the missing record that decides the request.`,
      };
    }
  },
};

function rationaleOf(item: string, rationale: string): string {
  return `${item}: Upheld

Claims Administrator guideline: Decision based on MTUS Elbow Complaints 2007.

MAXIMUS guideline: Decision based on MTUS Elbow Complaints 2007, Section(s): Special Studies.

Decision rationale: ${rationale}
`;
}

/** For {@link Reading.once}. */
function tellsOfPatient({ text, days, sentences }: Reading): boolean {
  if (TOKEN.test(text) || days.some(({ start }) => text.charAt(start - 1) !== '(')) return true;
  return sentences.some(
    (sentence) =>
      isOwn(sentence) && (OWN.test(sentence.text) || (FACT.test(sentence.text) && !OF_STUDIES.test(sentence.text))),
  );
}

function isOwn({ text }: Sentence): boolean {
  if (EMPTY.test(text) || standingOf(text, { start: 0, end: 1 }) === 'guideline') return false;
  return necessityOf(text) === null || REASONED.test(text);
}
