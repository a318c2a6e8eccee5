/** Which items of a letter are operations, and which only go with one: assistants, clearances, cold units, therapy. */

import { caseless } from '../letter/caseless';
import type { Range } from '../letter/letter';
import type { IssueFacts } from './facts';
import type { Sentence } from './passage';

/** Items that only make sense with an operation. */
const DEPENDENT = caseless(
  /^(?:associated surgical services?\b|(?:pre|post)-? ?(?:op|operative|surgical)\b|assistant surgeon|surgical assistant|medical clearance|(?:facility|surgery center|hospital stay|inpatient stay|anesthesi))/i,
);
/** An operation by its own name. */
const OPERATION = caseless(
  /\b(?:arthroscop\w+|(?!oste)\w{3,}ectomy|\w{3,}otomy|\w{3,}plasty|fusion|arthrodesis|decompression|reconstruction|ORIF|(?:rotator cuff|tendon|ligament|labral|meniscal|hernia|SLAP|Bankart|nerve) repair|(?:tunnel|trigger finger|finger|thumb|pulley|nerve|compartment) release|(?:hip|knee|joint|disc|shoulder) replacement|hardware removal|implantation|transposition|debridement)\b/i,
);
/** An operation by the general word. */
const SURGERY = /\b(?:surgery|surgical (?:procedure|repair|release|intervention)|operation)\b/i;
/** What is no operation, although an operation is named: an evaluation for it, a brace after it. */
const NO_SURGERY =
  /\b(?:consult\w*|evaluation|referral|opinion|follow-?up|visits?|clearance|assist\w*|therapy|unit|brace|sling|rental|purchase|MRI|X-? ?rays?|medications?|crutches|walker|injection|tests?|labs?|chair|bed|pump|stay|dressings?|#\d+)\b/i;
const NEAR = 30;

/** What may stand between the operation and its verb: `of the left knee`, `on which this depends`; no other subject. */
const OF_OPERATION =
  '(?:(?!\\b(?:is|are|was|were|has|have|had|does|do|did|being|but|while|although|though|whereas|notwithstanding|cent(?:er|re)|consult\\w*)\\b|(?<!\\b(?:of|on|to|for|at|in|upon|which|that|by|from)) (?:the|an?|this|these|its|his|her)\\b)[^.;,])';
/** What may stand between `is` and `not`, or `not` and `necessary`; no other verb. */
const FOUND =
  '(?: (?:also|therefore|thus|itself|likewise|been|be|being|to|deemed|found|considered|determined|felt|judged|clearly|currently|presently|now|yet|seen|regarded|certified|as|medically|reasonable|or|and|adequately|fully|sufficiently))*';
/** The standard sentences that lean on the decision about the operation. Group 1: the operation. */
const LEANS_ON_DENIAL = caseless(
  new RegExp(
    `\\b((?:surg\\w+|operati\\w+|procedure|arthroscop\\w+|intervention)\\b${OF_OPERATION}{0,60}?(?:, which)?) (?:is|are|was|were|has|have|had)${FOUND} not${FOUND} (?:necessary|supported|indicated|warranted|approved|appropriate|recommended|authori[sz]ed|certified|established)\\b`,
    'i',
  ),
);
/** What stands before the operation where it is the subject, and does not only say what another subject is for. */
const BEFORE_SUBJECT =
  /(?:^|[,;:\u2014-] ?|\b(?:as|since|because|that|while|although|though|whereas|and|but|so|therefore|thus|if|when|now|given|requests? for|necessity (?:of|for)) )$/i;
/** What another person held: the earlier review, the physician. */
const HELD_BY_OTHERS =
  /\b(?:reviewer|review|UR|administrator|adjuster|physician|provider|surgeon|doctor)\b[^.;]*\bthat $/i;
const LEANS_ON_GRANT = caseless(
  /\b(?:(?:concurrent |associated |accompanying |primary )?request(?:ed)? for (?:the )?(?:\w+ ){0,3}?(?:surgery|surgical (?:procedure|intervention)|procedure)|(?:requested|proposed|concurrent) (?:surgery|surgical (?:procedure|intervention)|operation))\b[^.;]{0,40}?\b(?:is|was|has been)\b (?:also |deemed |found |considered |determined (?:to be )?)*(?:medically necessary|supported|approved|certified|authori[sz]ed|warranted|indicated)\b/i,
);

/** Whether a text has the name of an operation or the general word in it, whatever it says of it. */
export function namesOperation(text: string): boolean {
  return OPERATION.test(text) || SURGERY.test(text);
}

/** Whether an item asks for an operation itself; `false` for an issue whose item is missing or not filled in. */
export function isSurgery({ item, issue }: IssueFacts): boolean {
  if (item === null || issue.item?.associatedSurgicalService || DEPENDENT.test(item.text)) return false;
  const operation = OPERATION.exec(item.text);
  if (operation === null) return SURGERY.test(item.text) && !NO_SURGERY.test(item.text);
  const behind = operation.index + operation[0].length;
  const next = /^[^,;]*?(?=,|;|\b(?:with|and|including)\b|$)/i.exec(item.text.slice(behind, behind + NEAR))?.[0] ?? '';
  return !NO_SURGERY.test(item.text.slice(0, operation.index) + next);
}

/** Whether the form's prefix `Associated surgical service:` stands before the item. */
export function isAssociated({ issue }: IssueFacts): boolean {
  return issue.item?.associatedSurgicalService ?? false;
}

/** Whether an item goes with an operation: by its prefix, by its words, or by a rationale that leans on the operation. */
export function isDependent(issue: IssueFacts): boolean {
  return isAssociated(issue) || (issue.item !== null && DEPENDENT.test(issue.item.text)) || leaningOn(issue) !== null;
}

/** The sentence of the rationale that rests on the decision about the operation; `granted`: that it was Overturned. */
export function leaningOn({
  rationale,
  item,
}: IssueFacts): { readonly granted: boolean; readonly place: Range } | null {
  if (rationale === null || item === null) return null;
  for (const sentence of rationale.sentences) {
    if (isHypothetical(sentence)) continue;
    const grant = LEANS_ON_GRANT.exec(sentence.text);
    const denial = LEANS_ON_DENIAL.exec(sentence.text);
    const match = denial ?? grant;
    if (
      match === null ||
      !/\b(?:as|since|because|given|request\w*|therefore|concurrent|surgical|surgery)\b/i.test(sentence.text)
    )
      continue;
    const lead = /\bthe (?:requested |proposed |primary |associated |concurrent |underlying |planned )*$/i.exec(
      sentence.text.slice(0, match.index),
    );
    const start = sentence.start + (denial === null ? match.index : (lead?.index ?? match.index));
    if (denial !== null && (lead === null || !isSubject(sentence.text.slice(0, lead.index), denial[1] ?? ''))) continue;
    return {
      granted: denial === null,
      place: rationale.place({ start, end: sentence.start + match.index + match[0].length }),
    };
  }
  return null;
}

function isSubject(before: string, operation: string): boolean {
  if (HELD_BY_OTHERS.test(before)) return false;
  return BEFORE_SUBJECT.test(before) || operation.endsWith(', which');
}

function isHypothetical({ text }: Sentence): boolean {
  return /\b(?:if|where|unless|guidelines?|recommend\w*|patients (?:who|with)|until|when|would)\b/i.test(text);
}
