import type { Facts, IssueFacts } from '../../facts/facts';
import { opioidOf } from '../../facts/opioids';
import type { Passage } from '../../facts/passage';
import { form2016 } from '../../letter/formats/form2016';
import type { Letter, Range } from '../../letter/letter';
import { lastOwnSentence } from '../../letter/necessity';
import { foldSpace } from '../../letter/text';
import { nameOfIssue } from '../places';
import type { Report, Rule, RuleOptions } from '../rule';
import { exampleLetter } from './exampleLetter';

interface NoticeSentence {
  /** What it says, for a message. */
  readonly says: string;
  readonly pattern: RegExp;
  /** The form's wording; the patient is called as the letter's own notice calls the patient. */
  readonly wording: string;
}

/** The three sentences of the notice, in order. */
const NOTICE: readonly NoticeSentence[] = [
  { says: 'what the decision addresses', pattern: /addresses the medical necessity of opioids/i },
  {
    says: 'that opioids should not be stopped abruptly',
    pattern: /should not be interpreted as a recommendation to stop/i,
  },
  { says: 'where to read about tapering', pattern: /advised to consult the MTUS Opioids?/i },
].map((sentence, index) => ({ ...sentence, wording: form2016.opioidNotice?.[index] ?? '' }));

/** A warning in words of one's own. */
const OWN_WARNING =
  /\b(?:wean(?:ed|ing)?|taper(?:ed|ing)?)\b[^.]{0,120}\b(?:recommended|advised|should|appropriate|necessary|discontinu\w+)\b|\b(?:should|recommend\w*|advised?|allow\w*|for) (?:\w+ ){0,4}(?:wean(?:ed|ing)?|taper(?:ed|ing)?)\b|\babrupt(?:ly)?\b/i;

/** Whether the closing sentences warn; what is quoted of a guideline before them is no warning to this patient. */
function warnsItself({ sentences }: Passage): boolean {
  return sentences.slice(-3).some(({ text }) => OWN_WARNING.test(text));
}

/** Whether a house paragraph on opioids stands in the rationale. */
function hasHouseNotice({ text }: Passage, { houseVariants }: RuleOptions): boolean {
  return houseVariants.some(
    (variant) => /opioid/i.test(variant) && text.includes(foldSpace(variant, 0, variant.length)),
  );
}

export const opioidTaperingNotice: Rule = {
  code: 'opioid-tapering-notice',
  title: 'The notice on tapering is missing where the denial of an opioid is upheld',
  severity: 'warning',
  source: 'letter format (2016): standard notice; MTUS Opioids Treatment Guidelines 2016, Tapering Opioids',
  formats: ['2016'],
  perIssue: 'alone',
  fixSafety: 'unsafe',
  whatItDoes:
    'Reports a rationale that upholds the denial of an opioid without the three standard sentences on tapering, or with one of them missing. Items for the days around an operation, injections and creams are left out, and so is a rationale that warns in its own words.',
  whyItMatters:
    'A patient who reads that an opioid is not medically necessary may stop it from one day to the next. The notice tells patient and physician that the decision does not recommend this.',
  whatToDo: 'Close the rationale with the standard notice (standard text `tapering`).',
  examples: {
    wrong: [
      exampleLetter([
        {
          item: 'Norco 10/325mg #60',
          rationale: 'There is no gain in function. «The request is not medically necessary.»',
        },
      ]),
      exampleLetter([
        {
          item: 'Ultram ER 100mg #30',
          rationale: `The request is not medically necessary. «${NOTICE[1]?.wording}» ${NOTICE[2]?.wording}`,
        },
      ]),
      exampleLetter([
        {
          item: 'Tylenol #3 #30',
          rationale: `The request is not medically necessary. «${NOTICE[0]?.wording}» ${NOTICE[1]?.wording}`,
        },
      ]),
    ],
    right: [
      exampleLetter([
        {
          item: 'Norco 10/325mg #60',
          rationale: `The request is not medically necessary. ${NOTICE.map(({ wording }) => wording).join(' ')}`,
        },
        { item: 'Urine drug screen for oxycodone', rationale: 'The request is not medically necessary.' },
        { item: 'Post-op Percocet 5/325mg #30', rationale: 'The request is not medically necessary.' },
        { item: 'Narcan nasal spray', rationale: 'The request is not medically necessary.' },
        { item: 'Oxycodone 5mg #60', decision: 'Overturned', rationale: 'The request is medically necessary.' },
        {
          item: 'MS Contin 15mg #60',
          rationale: 'Opioids should be weaned slowly under supervision. The request is not medically necessary.',
        },
        { item: 'Compound Tramadol 8% cream', rationale: 'The request is not medically necessary.' },
      ]),
    ],
  },
  *check(_letter: Letter, facts: Facts, options: RuleOptions): Generator<Report> {
    for (const issueFacts of facts.issues) {
      const { rationale, decision, issue } = issueFacts;
      if (decision !== 'Upheld' || rationale === null) continue;
      const opioid = opioidOf(issueFacts);
      if (opioid === null || hasHouseNotice(rationale, options)) continue;
      const present = NOTICE.map(({ pattern }) => rationale.sentences.find(({ text }) => pattern.test(text)));
      const missing = NOTICE.filter((_, at) => present[at] === undefined);
      if (missing.length === 0) continue;
      const found = present.filter((sentence) => sentence !== undefined);
      const patient = /injured worker/i.test(found.map(({ text }) => text).join(' ')) ? 'injured worker' : 'patient';
      const wordings = missing.map(({ wording }) => wording.replace(/\bpatient\b/g, patient));
      const [first] = found;
      if (first !== undefined) {
        const opens = missing[0] === NOTICE[0];
        const place = rationale.place(first);
        const behind = opens ? wordings.slice(1) : wordings;
        const { end } = rationale.range;
        yield {
          ...place,
          message: `The tapering notice for ${opioid.text} lacks the sentence that says ${missing.map(({ says }) => says).join(' and ')}. Insert it.`,
          fix: {
            title: 'Insert what the tapering notice lacks',
            edits: [
              ...(opens ? [{ start: place.start, end: place.start, newText: `${wordings[0]} ` }] : []),
              ...(behind.length > 0 ? [{ start: end, end, newText: ` ${behind.join(' ')}` }] : []),
            ],
          },
        };
        continue;
      }
      if (warnsItself(rationale)) continue;
      const place = endOf(issueFacts, rationale);
      yield {
        ...place,
        message: `The denial of ${nameOfIssue(issue)} is upheld without the tapering notice. Add the standard notice at the end of the rationale.`,
        fix: {
          title: 'Add the tapering notice at the end of the rationale',
          edits: [{ start: rationale.range.end, end: rationale.range.end, newText: ` ${wordings.join(' ')}` }],
        },
      };
    }
  },
};

/** The last sentence of the rationale, behind which the notice belongs. */
function endOf({ issue }: IssueFacts, rationale: Passage): Range {
  const last = lastOwnSentence(issue.parts.filter((part) => part.kind === 'rationale'));
  return last === null ? rationale.range : { start: last.start, end: last.end };
}
