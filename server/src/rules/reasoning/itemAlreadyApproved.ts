import type { Facts } from '../../facts/facts';
import type { Passage, Sentence } from '../../facts/passage';
import type { Letter } from '../../letter/letter';
import { shortened } from '../../letter/quotation';
import { type Report, type Rule, structuredFormats } from '../rule';
import { exampleLetter } from './exampleLetter';
import { meaningfulWords, quantitiesOf } from './requested';

/** The claims administrator or its review grants something. */
const GRANT = /\b(?:certified|authori[sz]ed|approved)\b/gi;
const REVIEWER =
  /\b(?:utili[sz]ation review|UR|claims administrator|prior (?:determination|review)|request(?:s|ed)?|determination)\b/i;
/** What makes a grant none, or one of something else. */
const NO_GRANT =
  /\b(?:not|non|no|never|denied|denial|previously (?:approved|authori[sz]ed|certified)|modif\w+|partial\w*|remaining|pending|to be|must be|should be|prior authori[sz]ation|pre-? ?authori[sz]\w*)[\s-]*(?:\w+ ){0,3}$/i;
const PARTING = /[;.]|,? (?:but|and|while|whereas|however|due to|because|since|although|until|after|before)\b/gi;
const DENIAL = /\b(?:denied|denial|non-? ?certif\w*|not|modif\w+)\b/i;
const BEFORE = /^(?: (?:a|the|his|her|an))?(?: request)?(?: for)?/i;

export const itemAlreadyApproved: Rule = {
  code: 'item-already-approved',
  title: 'The summary says that the disputed item was approved',
  severity: 'information',
  source: 'LC 4610.5(d) and 4610.6(a): a review takes place where treatment was denied, modified or delayed',
  formats: structuredFormats,
  whatItDoes: 'Reports a summary that says that the very item in dispute was certified, authorized or approved.',
  whyItMatters:
    'Approved treatment is not in dispute, and nothing is left to be reviewed. Either the summary or the item is wrong.',
  whatToDo:
    'Check the utilization review decision. Correct the summary, or remove the item if the treatment was approved.',
  examples: {
    wrong: [
      exampleLetter(
        [{ item: 'Tramadol ER 150mg #30', rationale: 'The request is not medically necessary.' }],
        'Utilization review «certified» a request for Tramadol ER 150mg #30.',
      ),
      exampleLetter(
        [{ item: 'MRI of the lumbar spine', rationale: 'The request is not medically necessary.' }],
        'The request for MRI of the lumbar spine was «approved».',
      ),
    ],
    right: [
      exampleLetter(
        [{ item: 'Cyclobenzaprine 7.5mg #60', rationale: 'The request is not medically necessary.' }],
        'Utilization review non-certified the request for Cyclobenzaprine 7.5mg #60. The request for Tramadol was authorized.',
      ),
      exampleLetter(
        [{ item: 'MRI of the lumbar spine', rationale: 'The request is not medically necessary.' }],
        'Utilization review non-certified the MRI of the lumbar spine and certified an MRI of the left hip.',
      ),
      exampleLetter(
        [{ item: 'MRI cervical spine', rationale: 'The request is not medically necessary.' }],
        'The MRI of the lumbar spine was denied for lack of conservative care, since 6 sessions of therapy were certified.',
      ),
      exampleLetter(
        [{ item: 'Physical therapy 12 visits', rationale: 'The request is not medically necessary.' }],
        'The request for physical therapy was modified, and 6 visits were certified. He was previously approved for physical therapy.',
      ),
      exampleLetter(
        [{ item: 'MRI of the lumbar spine', rationale: 'The request is not medically necessary.' }],
        'The Request for Authorization was for an MRI of the lumbar spine. The MRI of the lumbar spine was not authorized.',
      ),
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    const { summary } = facts;
    if (summary === null) return;
    for (const sentence of summary.sentences) {
      if (!REVIEWER.test(sentence.text)) continue;
      for (const match of sentence.text.matchAll(GRANT)) {
        const before = sentence.text.slice(0, match.index);
        if (NO_GRANT.test(before)) continue;
        const granted = grantedAt(sentence, match.index, match[0].length);
        const issue = facts.issues.find(
          ({ disputed }) => disputed !== null && isSame(granted, disputed, summary, sentence),
        );
        if (issue === undefined || issue.disputed === null || issue.original !== null) continue;
        if (deniedElsewhere(summary, sentence, issue.disputed)) continue;
        const start = sentence.start + match.index;
        yield {
          ...summary.place({ start, end: start + match[0].length }),
          message: `The summary says that "${shortened(issue.disputed.text)}" was ${match[0].toLowerCase()}, but it is decided as a disputed item. Check the utilization review decision; correct the summary, or remove the item.`,
          related: { ...issue.disputed.range, message: 'The disputed item.' },
        };
      }
    }
  },
};

/** What was granted: the words behind an active verb, and those before a passive one. */
function grantedAt({ text }: Sentence, at: number, length: number): string {
  const passive = /\b(?:was|were|is|are|been|being) (?:also |previously |then )?$/i.test(text.slice(0, at));
  if (passive) {
    let from = 0;
    for (const match of text.slice(0, at).matchAll(PARTING)) from = match.index + match[0].length;
    return text.slice(from, at);
  }
  const rest = text.slice(at + length);
  const lead = BEFORE.exec(rest)?.[0].length ?? 0;
  const end = rest
    .slice(lead)
    .search(
      /[;.]$|; (?!\w+ (?:visits?|sessions?))|,? (?:but|while|whereas|however|and (?:non|denied|certified|modified))\b/i,
    );
  return end < 0 ? rest.slice(lead) : rest.slice(lead, lead + end);
}

/** All words of the item stand in what was granted, the numbers too; a service may have another name there. */
function isSame(granted: string, disputed: Passage, summary: Passage, sentence: Sentence): boolean {
  const asked = meaningfulWords(disputed.text);
  if (asked.size === 0 || DENIAL.test(granted)) return false;
  const said = meaningfulWords(granted);
  const named = new Set(
    summary.services
      .filter(({ start, end, text }) => start >= sentence.start && end <= sentence.end && granted.includes(text))
      .map(({ id }) => id),
  );
  const known = new Set<string>();
  for (const { id, text } of disputed.services) {
    if (named.has(id)) for (const word of meaningfulWords(text)) known.add(word);
  }
  for (const word of asked) if (!said.has(word) && !known.has(word) && !WEAK.has(word)) return false;
  return quantitiesOf(disputed).length > 0 || said.size <= asked.size + 14;
}

/** Words that a summary leaves out when it names an item. */
const WEAK = new Set(['spine', 'scan', 'contrast', 'study', 'test', 'testing']);

/** The item was denied in another sentence: then the grant was an earlier one, or of a part. */
function deniedElsewhere(summary: Passage, here: Sentence, disputed: Passage): boolean {
  const asked = [...meaningfulWords(disputed.text)];
  return summary.sentences.some(({ start, text }) => {
    if (
      start === here.start ||
      !/\b(?:denied|non-?certified|not (?:certified|authori[sz]ed|approved)|modified)\b/i.test(text)
    )
      return false;
    const said = meaningfulWords(text);
    return asked.filter((word) => said.has(word)).length * 2 >= asked.length;
  });
}
