import type { Facts } from '../../facts/facts';
import type { Reading } from '../../facts/passage';
import { caseless } from '../../letter/caseless';
import type { Letter } from '../../letter/letter';
import { necessityOf } from '../../letter/necessity';
import { nameOfIssue } from '../places';
import { type Report, type Rule, structuredFormats } from '../rule';
import { hangsOnAnother } from './dependentReasons';

/** Who speaks in a guideline statement. */
const SOURCE = String.raw`(?:guidelines?|MTUS|ACOEM|ODG|Official Disability|Treatment Utilization Schedule|literature|(?:randomi[sz]ed|controlled|several|most|many|some|recent) (?:\w+ )?(?:studies|trials)|systematic reviews?|meta-analys[ei]s)\b`;
/** Words of a source's title, and those that lead in to it: `However, Chapter 9 of the California ACOEM Guidelines`. */
const TITLE_WORD = String.raw`(?:however|also|further(?:more)?|moreover|additionally|similarly|likewise|the|these|those|both|other|current|california|ca|of|in|and|or|mtus|acoem|odg|official|disability|evidence-based|medical|clinical|practice|treatment|chronic|pain|opioids?|postsurgical|low|upper|back|neck|shoulder|elbow|forearm|wrist|hand|hip|pelvis|knee|leg|ankle|foot|eye|mental|stress|illness|complaints|chapter|section|edition|page|\d+(?:\.\d+)*)`;
/** A source as the subject of telling, with nothing before it that it could be told of. */
const TOLD = caseless(
  new RegExp(
    `^(?:\\([^()]{1,40}\\),? )?(?:${TITLE_WORD}[,/]? ?){0,14}\\b${SOURCE}(?:(?:,? (?!(?:is|are|apply|exist)\\b)[\\w-]+){0,3}:|[^;:]{0,90}?\\b(?:(?:recommend|stat|say|not|indicat|suggest|support|allow|permit|advis|specif|stipulat|outlin|describ|discuss|list|address|consider|provid|requir|limit|defin|warn|caution|call|contain|includ|endors|report|agree|reserv|find|conclud|favor|show)(?:e|es|s|ed|d|ies)?|silent|makes?|found|do(?:es)? not|ha(?:s|ve) no)\\b)`,
    'i',
  ),
);
/** The grammar of guidelines without their name: patients in general, what is recommended for what. */
const GENERAL = caseless(
  /\bpatients (?:with|who|whose|presenting|are|should|may|in)\b|\b(?:those|people|individuals|adults) (?:with|who|whose|adhering)\b|^(?:not |strongly |generally )?recommended\b|^under study\b|^also see\b|\b(?:is|are) (?:not |generally |only |also |usually |strongly ){0,2}(?:recommended (?:for|as|in|if|when|to|with|only|during|unless|after|prior|before|at)|supported (?:for|in|as|if|when|only|during|unless)|indicated (?:if|when|only|during|unless|(?:for|in) (?:patients|those|people|addressing|the treatment)))\b|\b(?:if|unless) (?:an?|any|other|there (?:is|are))\b|^the only (?:situation|condition|exception|indication|use)s?\b|\b(?:insufficient|limited|few|no) (?:studies|trials|literature) [^.]{0,30}\befficacy\b/i,
);
/** A line of a guideline's table. */
const TABLE = /\(ICD\W?\d|: \d+(?:-\d+)? visits over \d/i;
/** Of a treatment in general: of anything else the same words may tell a finding (`swelling should go down first`). */
const TREATMENT =
  '(?:treatments?|therap(?:y|ies)|care|exercises?|sessions?|visits?|trials?|modalit(?:y|ies)|imaging|resonance|radiographs?|x-?rays|MRIs?|tests?|testing|studies|surger(?:y|ies)|procedures?|injections?|medications?|drugs|opioids?|NSAIDs|units?|devices?|aids|management|rehabilitation|medicine|manipulation|acupuncture|massage|programs?)';
/** Grammar that is a guideline's only where nothing is pointed at: `the brace can be used`. */
const GENERAL_UNLESS_POINTED = caseless(
  new RegExp(
    `(?:^|, (?!(?:the|it|this|these)\\b))(?:(?!(?:that|which|with)\\b)[\\w()'\u2019-]+,? ){0,4}?${TREATMENT} (?:(?!(?:that|which|with)\\b)[\\w()'\u2019-]+,? ){0,5}?(?:(?:may|should|can) (?:not )?(?:be|include|have|exceed|require|only)|(?:is|are) (?:(?:widely|commonly|often|typically) used|(?:very )?(?:beneficial|effective|useful|important)) (?:for|in|to))\\b|\\bin most (?:cases|instances)\\b|\\b(?:recommended|supported|endorsed|advised|addressed) (?:by|in) (?:the )?(?:\\w+ ){0,3}${SOURCE}`,
    'i',
  ),
);
/**
 * What no guideline says: a person and the side of a part, the word of this case, who was asked for what, whether
 * criteria are met, and the reviewer's own voice.
 */
const CASE = caseless(
  /\b(?:in this (?:case|claimant|patient|worker)|here|now|today|currently|so far|at present|IW|he|she|him|her|his|hers|himself|herself|I|my|left|right|requested|requests?|UR|utilization review|denial|year[- ]old|provider's|given (?:the|that|this|his|her)|chart|records?|authorized|approved|granted|met|fulfilled|satisfied|meets?|(?<!\b(?:part of|if|when|whether|that|for|allows?|gives?|by|unless|once|once the|to) )(?:the|this) (?:injured )?(?:patient|worker|claimant|applicant|employee)\b(?!['\u2019]s (?:therapeutic|condition|symptoms|diagnosis))|an? (?:\w+ )?(?:man|woman|lady|gentleman|boy|girl|worker|claimant|applicant|patient) (?:of|who|on|with)|(?:19|20)\d\d(?! (?:guidelines?|MTUS|ACOEM|chronic|edition))(?![),])|on record|on file|\d+ ?\/ ?(?:5|10)|\d+ ?(?:degrees|mm|cm|kg|lbs?)|this (?!(?:in|is|are|may|can|should|would|must|will|has|does|and|or|to|for|by|as|guideline|section|chapter|form|type|kind|medication|drug|class|treatment|therapy|modality|procedure|test|device|population|condition|recommendation|purpose|use)s?\b)|as (?:in|with|is) (?:the|here))\b|^(?:given|because|since|as)\b/i,
);
/** Guidelines are written in the present; what is past in a clause is of this case, unless it tells of others. */
const PAST = /\b(?:was|were|had|did|has|have|been)\b/i;
const OF_OTHERS = caseless(
  new RegExp(
    `\\b${SOURCE}|\\b(?:stud(?:y|ies)|trials?|research|evidence|patients|those|people|persons|who|if|when|unless|until|once|after|where|that|shown to|efficacy|effective(?:ness)?|success rates?)\\b`,
    'i',
  ),
);
/** Where a sentence may leave its guideline: behind these a clause has to be general by itself. */
const TURN =
  /; |, (?:and|but|so|while|whereas|yet|although|though|which|as|since|because|with) |^(?:while|although|though|as|since)\b[^,]*, /i;
/** A clause that points at something: `the insomnia is severe`, `none is left`. */
const POINTING =
  /^(?:here|the|this|that|these|those|it|its|they|none|no|neither|nothing|both|such|there|\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve)\b/i;
const STATES =
  /\b(?:is|are|has|have|does|do|remains?|persists?|continues?|proves?|shows?|means|makes|speaks?|points?|suggests?|fits?|applies|exists?)\b/i;
const USUALLY = /\b(?:usually|generally|typically|rarely|seldom)\b/i;
/** How a quotation is led in. */
const LEAD_IN = /^(?:with|in) regards? to the request(?:ed)?\b[^,:]{0,80}, /i;

/** A work and its year in brackets: two of them are the mark of a text taken over as a whole. */
const CITED_WORK = /\([A-Z][\w'\u2019-]+(?: et al\.?)?,? (?:19|20)\d\d[a-z]?\)/g;

/**
 * Words of which an argument can be made that fits any patient: those that bind a sentence together, and those of
 * requests, criteria, guidelines, documents and necessity. What a sentence says beside them, and beside the item's own
 * words, may be a fact.
 */
const ARGUMENT: ReadonlySet<string> = new Set(
  `a an the this that these those such any all other of for to in on at by with within from per under and or nor not no
  as is are was were be been being has have had do does did it its there which would could cannot can may i.e
  therefore thus hence consequently accordingly finally however also so then still given based upon above below these
  circumstances reasons reason case situation time moment point present current currently now here regard regards
  respect regarding concerning specific particular overall further additional more silent address addressed detail detailed evidence evidence-based absent
  without unless beyond outside according request requests requested item items service services treatment amount
  quantity number frequency duration proposed disputed procedure patient worker claimant applicant injured employee
  individual physician provider doctor treating attending requesting reviewer criteria criterion condition conditions
  guideline guidelines mtus odg acoem ca california official disability recommendation recommendations recommended
  medical medically clinical clinically reasonable reasonably necessary unnecessary necessity need needs needed
  appropriate appropriateness indicated indication indications warranted warrant warrants justified justify justifies
  justification support supports supported supporting established establish establishes substantiate substantiated
  substantiates determined deemed considered found shown meet meets met satisfy satisfies satisfied fulfill fulfills
  fulfilled exceed exceeds exceeded exceeding excess excessive consistent compliance conform accordance agreement
  insufficient inadequate lack lacking lacks limited sufficient adequate clear extenuating exceptional circumstance
  deviate deviation use usage certified certification certify denied approved approval non-certified non-certification
  overturned upheld recommend recommends medicine documentation document documents documented records record
  information review reviewed provided submitted presented available suspicion who's whole`.split(/\s+/),
);
/** A sentence without one of these may tell something in the plainest words: `The patient is on Norco.` */
const ARGUES =
  /\b(?:requests?|requested|guidelines?|criteria|reviewed|meets?|met|satisf\w+|fulfill?\w*|necess\w+|justif\w+|warrant\w*|support\w*|substantiat\w+|establish\w*|certif\w+|recommend\w*|appropriate|indicated|excess\w*|exceed\w*|extenuating)\b/i;
/** A denial says nothing only where it denies the argument, not a thing: not `no request was submitted`. */
const DENIES =
  /\b(?:no|not|nor|none|neither|never|without|lack\w*|absent|insufficient|inadequate|limited|cannot|den(?:y|ies|ied))\b|n['\u2019]t\b/i;
const DENIED_ARGUMENT = caseless(
  /\b(?:meets?|met|satisf\w+|fulfill?\w*|necess\w+|justif\w+|warrant\w*|support\w*|substantiat\w+|establish\w*|certif\w+|recommend\w*|appropriate|indicated|excess\w*|exceed\w*|extenuating|address(?:ed)?|silent)\b/i,
);
/** The criteria that are said not to be met may be told over again behind these words, which tells nothing new. */
const RETOLD = caseless(
  /\b(?:(?:does|do|did|has|have) not|doesn't|fails? to) (?:meet|met|satisfy|satisfied|fulfill?|fulfilled) (?:the |these |this |any |all )?(?:\w+ ){0,3}criteria\b(?!.{0,300}(?:[:;]|\b(?:because|as (?!such|well)|since|due|given|he|she|his|her|no|without|has|have|is|was)\b))/i,
);
/** Guidelines by their titles, whose words are no facts. */
const TITLE =
  /\b(?:(?:chronic pain|postsurgical|opioids?) )?(?:medical )?(?:treatment )?guidelines?(?: for (?:[\w-]+ ){0,2}(?:pain|complaints|injuries|disorders|conditions)\b)?/gi;
/** A judgement that is not supported; of what, stands in the guideline. */
const UNSUPPORTED = caseless(
  /\b(?:no|inadequate|insufficient|limited|lack of) (?:\w+ )?(?:documentation|evidence|information) to (?:support|justify|warrant|establish|substantiate) (?:a|an|the|any) (?:\w+ )?(?:suspicion|need|indication|use)\b/i,
);
/** What stands to a limit: with the limit in the sentence before, or a number of its own, the request decides. */
const AGAINST_LIMIT = /\b(?:exceed\w*|excess\w*|more than|beyond|within|over|under|below|above)\b/i;
const NUMBER = /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty)\b/i;

export const rationaleWithoutPatientFacts: Rule = {
  code: 'rationale-without-patient-facts',
  title: 'A rationale has no fact of this patient',
  severity: 'information',
  source: 'LC 4610.6(c) and (e); 8 CCR 9792.10.6(d)',
  formats: structuredFormats,
  perIssue: 'alone',
  whatItDoes:
    'Reports a rationale of which every sentence is one of three: what a guideline says, a phrase that would fit any patient (the criteria are not met, the request is excessive), or the conclusion. Any other sentence may be a fact of this patient, and then nothing is reported; nor is it where the request is held against the limit that a guideline gives. Services that hang on a surgery are left out.',
  whyItMatters:
    "The decision has to follow from the employee's own needs (LC 4610.6(c)). A text that would fit any patient gives no reasons for this one.",
  whatToDo:
    'Say which findings, treatments or missing records show that this patient meets, or does not meet, the quoted criteria.',
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
        '«The ACOEM Guidelines recommend NSAIDs for short periods.» A need for more is not established. There is insufficient documentation to support the request. The request is not medically necessary.',
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
      const candidate = rationale?.reading.once(candidateOf);
      const first = rationale?.sentences[0];
      if (!rationale || !first || !candidate || hangsOnAnother(issue)) continue;
      const item = [issue.item, issue.original].flatMap((passage) => wordsOf(passage?.text ?? ''));
      if (!candidate.others.every((sentence) => isEmpty(sentence, candidate, item))) continue;
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

/** The sentences that may yet say nothing of the patient: their words are to be compared with the item's. */
interface Candidate {
  readonly guidelines: readonly string[];
  readonly others: readonly string[];
}

/** For {@link Reading.once}: `null` where some sentence may be a fact, whatever the item, or no guideline is told. */
function candidateOf({ text, days, sentences }: Reading): Candidate | null {
  // A bare conclusion is another defect: there is no text that could hold a fact.
  if (sentences.length < 2 || days.some(({ start }) => text.charAt(start - 1) !== '(')) return null;
  const endOfPaste = [...text.matchAll(CITED_WORK)].slice(1).at(-1)?.index ?? 0;
  const guidelines: string[] = [];
  const others: string[] = [];
  for (const { start, text: said } of sentences) {
    const isPasted = start < endOfPaste && guidelines.length > 0;
    if (isGuideline(said) || (isPasted && !CASE.test(said))) guidelines.push(said);
    else if (mayBeEmpty(said, guidelines.at(-1) ?? '')) others.push(said);
    else return null;
  }
  return guidelines.length === 0 ? null : { guidelines, others };
}

/** A statement that a guideline makes, or that is made as guidelines make them; of this patient it has no word. */
function isGuideline(text: string): boolean {
  const said = text.replace(LEAD_IN, '');
  const necessity = necessityOf(said);
  if (CASE.test(said) || necessity === 'necessary' || necessity === 'not-necessary') return false;
  return (
    TABLE.test(said) ||
    said.split(TURN).every((clause, index) => {
      if (PAST.test(clause) && !OF_OTHERS.test(clause)) return false;
      return (
        isGeneral(clause) || (index > 0 && !POINTING.test(clause) && (!STATES.test(clause) || USUALLY.test(clause)))
      );
    })
  );
}

function isGeneral(clause: string): boolean {
  return TOLD.test(clause) || GENERAL.test(clause) || (!POINTING.test(clause) && GENERAL_UNLESS_POINTED.test(clause));
}

/** Whether the words of a sentence decide if it says something; not so where it denies or measures a thing. */
function mayBeEmpty(text: string, before: string): boolean {
  if (!ARGUES.test(text) || (DENIES.test(text) && !DENIED_ARGUMENT.test(text))) return false;
  if (necessityOf(text) !== null || !AGAINST_LIMIT.test(text)) return true;
  return !NUMBER.test(text) && !(NUMBER.test(before) && TOLD.test(before));
}

function isEmpty(text: string, { guidelines }: Candidate, item: readonly string[]): boolean {
  if (RETOLD.test(text)) return true;
  const known = new Set([...item, ...(UNSUPPORTED.test(text) ? wordsOf(guidelines.join(' ')) : [])]);
  return wordsOf(text.replace(TITLE, ' ').replace(CITED_WORK, ' ')).every(
    (word) => ARGUMENT.has(word) || known.has(word),
  );
}

/** The words of a text in small letters, those of the plural without their ending. */
function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[a-z]+(?:[-.'\u2019][a-z]+)*|\d+/g) ?? [];
  return words.map((word) => (/[^s]s$/.test(word) && !ARGUMENT.has(word) ? word.slice(0, -1) : word));
}
