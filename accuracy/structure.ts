/** The rules on the form of a letter: what they are meant to find, and the defects by which they are measured. */

import type { Facts } from '../server/src/facts/facts';
import type { Passage } from '../server/src/facts/passage';
import type { Edit } from '../server/src/letter/edits';
import { formats } from '../server/src/letter/formats/index';
import type { Issue, Letter, Part, Range, TextSpan } from '../server/src/letter/letter';
import { conclusionOf } from '../server/src/letter/necessity';
import { isKnownSpecialty } from '../server/src/reference/specialties';
import { isKnownState } from '../server/src/reference/states';
import type { Measure, Mutant, Mutation } from './mutation';

const replace = ({ start, end }: Range, newText: string): Edit => ({ start, end, newText });
const remove = (range: Range): Edit => replace(range, '');
const insert = (at: number, newText: string): Edit => ({ start: at, end: at, newText });
const textOf = ({ text }: Letter, { start, end }: Range) => text.slice(start, end);

/** A mutation of a whole letter: each list of edits is one mutant. */
function ofLetter(code: string, what: string, edits: (letter: Letter, facts: Facts) => Iterable<Edit[]>): Mutation {
  return {
    code,
    what,
    *mutants(letter, facts) {
      for (const one of edits(letter, facts)) yield { edits: one, issue: null };
    },
  };
}

/** A mutation of each issue; the finding must stand in the issue itself. */
function ofIssue(
  code: string,
  what: string,
  edits: (issue: Issue, letter: Letter, facts: Facts, index: number) => Iterable<Edit[]>,
): Mutation {
  return {
    code,
    what,
    *mutants(letter, facts): Generator<Mutant> {
      for (const [index, issue] of letter.issues.entries()) {
        for (const one of edits(issue, letter, facts, index)) yield { edits: one, issue: index };
      }
    },
  };
}

/** The text without the letter in the middle of its longest word. */
function misspelled(text: string): string {
  let longest = { index: 0, length: 0 };
  for (const { 0: word, index } of text.matchAll(/[A-Za-z]+/g)) {
    if (word.length > longest.length) longest = { index, length: word.length };
  }
  const at = longest.index + Math.floor(longest.length / 2);
  return text.slice(0, at) + text.slice(at + 1);
}

function* withoutParts(issue: Issue, kind: Part['kind']): Generator<Edit[]> {
  const parts = issue.parts.filter((part) => part.kind === kind);
  if (parts.length === 1 && parts[0] !== undefined) yield [remove(parts[0])];
}

/** The sections that the form asks for, with their headings. */
function sectionsOf(letter: Letter) {
  return letter.sections.filter(({ kind }) => kind === 'reviewer' || kind === 'summary' || kind === 'issues');
}

const structureMutations: readonly Mutation[] = [
  ofLetter('missing-section', 'deletes a section with its text', function* (letter) {
    for (const section of sectionsOf(letter)) yield [remove(section)];
  }),
  ofLetter('missing-section', 'deletes a heading', function* (letter) {
    for (const { heading } of sectionsOf(letter)) if (heading !== null) yield [remove(heading)];
  }),
  ofLetter('section-order', 'moves the reviewer behind the case summary', function* (letter) {
    const [reviewer, summary] = sectionsOf(letter);
    if (reviewer?.kind === 'reviewer' && summary?.kind === 'summary')
      yield [remove(reviewer), insert(summary.end, textOf(letter, reviewer))];
  }),
  ofIssue('missing-item', 'deletes the item line', ({ item }) => (item === null ? [] : [[remove(item)]])),
  ofIssue('missing-item', 'deletes the item before its decision', ({ item }) =>
    item === null ? [] : [[remove(item.body)]],
  ),
  ofIssue('missing-decision', 'deletes the decision with its colon', ({ item }) =>
    item?.decision ? [[remove({ start: item.body.end, end: item.decision.end })]] : [],
  ),
  ofIssue('unknown-decision', 'writes another word for the decision', function* ({ item }) {
    if (item?.decision) {
      for (const word of ['Approved', 'Denied', 'Partially Overturned', 'Modified', 'Uphold'])
        yield [replace(item.decision, word)];
    }
  }),
  ofIssue('missing-claims-administrator-guideline', 'deletes the line', (issue) =>
    withoutParts(issue, 'claimsAdministratorGuideline'),
  ),
  ofIssue('missing-reviewer-guideline', 'deletes the line', (issue) => withoutParts(issue, 'reviewerGuideline')),
  ofIssue('missing-citation', 'leaves a guideline line empty, or with MTUS alone', function* ({ parts }) {
    for (const { kind, body, label } of parts) {
      if ((kind !== 'claimsAdministratorGuideline' && kind !== 'reviewerGuideline') || label === null) continue;
      yield [remove(body)];
      yield [replace(body, 'Decision based on MTUS.')];
    }
  }),
  ofIssue('missing-rationale', 'deletes the rationale', (issue) => withoutParts(issue, 'rationale')),
  ofIssue('missing-rationale', 'leaves the label alone', ({ rationale }) =>
    rationale?.label ? [[remove(rationale.body)]] : [],
  ),
  ofIssue('part-order', 'exchanges the two guideline lines', function* (issue, letter) {
    const { claimsAdministratorGuideline: claims, reviewerGuideline: reviewer } = issue;
    if (claims === null || reviewer === null) return;
    yield [remove(claims), insert(reviewer.end, textOf(letter, claims))];
  }),
  ofIssue('duplicate-part', 'writes a guideline line twice', function* (issue, letter) {
    for (const part of [issue.claimsAdministratorGuideline, issue.reviewerGuideline])
      if (part !== null) yield [insert(part.end, textOf(letter, part))];
  }),
  ofIssue('decision-contradicts-rationale', 'turns the decision round', function* ({ item, parts }) {
    const value = item?.decision?.value;
    if (!item?.decision || !value) return;
    const conclusion = conclusionOf(parts.filter((part) => part.kind === 'rationale'));
    if (conclusion === null || conclusion.necessity === 'undecided' || conclusion.disputed) return;
    yield [replace(item.decision, value === 'Upheld' ? 'Overturned' : 'Upheld')];
  }),
  ofIssue('no-necessity-conclusion', 'deletes every sentence on necessity', function* ({ rationale }) {
    const sentences = rationale?.sentences ?? [];
    const speaking = sentences.filter(({ text }) => /necess/i.test(text));
    if (speaking.length > 0 && speaking.length < sentences.length) yield speaking.map(remove);
  }),
  ofLetter('placeholder', 'leaves a placeholder in the summary and in an item', function* (letter) {
    const end = letter.clinicalCaseSummary?.end;
    if (end !== undefined) for (const text of [' [INSERT findings]', ' TBD', ' XXX']) yield [insert(end, text)];
    const body = letter.issues[0]?.item?.body;
    if (body !== undefined) yield [replace(body, '[INSERT disputed item or service]')];
  }),
];

/** The standard sentences that stand in a letter, with how each is altered. */
const alterations: readonly (readonly [found: RegExp, by: string])[] = [
  [/\bno(?=\s+affiliation)/, 'an'],
  [/\bfive(?=\s+years)/, 'two'],
  [/\s+He\/she\s+is\s+familiar[^.]+\./, ''],
  [/\bsame\s+or\s+similar\b/, 'same'],
  [/\bcase\s+file(?=,\s+including)/, 'chart'],
  [/\bdisputed\s+(?=items\/services\s+set)/, ''],
  [/\bbased\s+their\s+decision\s+on\b/, 'based its decision on'],
  [/\brecommendation\(s\)/, 'guidelines'],
  [/\bmedical\s+evidence(?=\s+for\s+its)/, 'guideline'],
  [/\s+This\s+medical\s+necessity\s+decision\s+should\s+not[^.]+\./, ''],
  [/\blong-term(?=\s+opioids\s+abruptly)/, 'all'],
];

const wordingMutations: readonly Mutation[] = [
  ofLetter('boilerplate-drift', 'alters words of the standard texts', function* ({ text }) {
    for (const [found, by] of alterations) {
      const match = found.exec(text);
      if (match !== null) yield [replace({ start: match.index, end: match.index + match[0].length }, by)];
    }
  }),
  ofLetter('heading-misspelled', 'drops a letter of a heading', function* (letter) {
    for (const { heading } of sectionsOf(letter))
      if (heading !== null) yield [replace(heading, misspelled(textOf(letter, heading)))];
  }),
  ofLetter('heading-misspelled', 'writes a heading in other words', function* (letter) {
    for (const { kind, heading, leadIn } of sectionsOf(letter)) {
      if (heading === null || leadIn === null) continue;
      const wording =
        kind === 'summary'
          ? 'CLINICAL SUMMARY'
          : kind === 'issues'
            ? 'IMR ISSUES AND RATIONALES'
            : 'HOW THE FINAL DETERMINATION WAS MADE';
      yield [replace(heading, wording)];
    }
  }),
  ofLetter('label-misspelled', 'drops a letter of a label in the header', function* (letter) {
    for (const { label } of letter.header?.fields ?? []) yield [replace(label, misspelled(textOf(letter, label)))];
  }),
  ofLetter('label-misspelled', 'drops a letter of the labels of the qualifications', function* (letter) {
    for (const wording of Object.values(formats[0]?.credentials ?? {})) {
      const at = letter.text.indexOf(wording);
      if (at >= 0) yield [replace({ start: at, end: at + wording.length }, misspelled(wording))];
    }
  }),
  ofIssue('label-misspelled', 'drops a letter of the labels of an issue', function* ({ parts }, letter) {
    for (const { label } of parts) if (label !== null) yield [replace(label, misspelled(textOf(letter, label)))];
  }),
  ofIssue('label-misspelled', 'writes a label in other words', function* (issue) {
    if (issue.reviewerGuideline?.label) yield [replace(issue.reviewerGuideline.label, 'Reviewer guideline:')];
    if (issue.claimsAdministratorGuideline?.label)
      yield [replace(issue.claimsAdministratorGuideline.label, 'Claims Examiner guideline:')];
  }),
  ofLetter('missing-header-field', 'deletes the value of a field', function* (letter) {
    for (const { value } of letter.header?.fields ?? []) if (value !== null) yield [remove(value)];
  }),
  ofLetter('missing-header-field', 'deletes a field', function* (letter) {
    if (letter.format !== '2016') return;
    for (const { label, value } of letter.header?.fields ?? [])
      if (value !== null && value.start >= label.end) yield [remove(label), remove(value)];
  }),
  ofLetter('missing-credentials', 'deletes licensure or specialty', function* ({ reviewer }) {
    for (const list of [reviewer.licensure, reviewer.specialties]) {
      const first = list[0];
      const last = list.at(-1);
      if (first !== undefined && last !== undefined) yield [remove({ start: first.start, end: last.end })];
    }
  }),
  ofLetter('unknown-specialty', 'drops a letter of a specialty or state', function* ({ reviewer }) {
    const slip = function* (names: readonly TextSpan[], isKnown: (name: string) => boolean) {
      for (const name of names) {
        const wrong = misspelled(name.text);
        if (isKnown(name.text) && !isKnown(wrong)) yield [replace(name, wrong)];
      }
    };
    yield* slip(reviewer.specialties, isKnownSpecialty);
    yield* slip(reviewer.licensure, isKnownState);
  }),
];

/** Drugs and services that few summaries name, put in the place of an item to seed one of another case. */
const strangers: readonly (readonly [item: string, named: RegExp])[] = [
  ['Acupuncture for the low back, 6 sessions', /acu/i],
  ['Orphenadrine ER 100mg #60', /orphen|norflex|relax|spasmodic/i],
  ['Extracorporeal shockwave therapy for the left shoulder, 4 sessions', /shock|eswt/i],
  ['Functional capacity evaluation', /capacity|\bfce\b/i],
  ['Associated surgical service: Cold therapy unit, 7 day rental', /cold|cryo|\bice\b|cool|polar|thermo/i],
  ['Hospital bed, purchase', /\bbed|mattress/i],
];

/** Items that leave open what a claims administrator must know. */
const openItems: readonly string[] = [
  'Urine test',
  'Pre-op labs',
  'Lumbar epidural steroid injection',
  'Cervical facet injections',
  'Arthroscopy of the right knee',
  'Left shoulder surgery',
  'Gym membership',
  'Home health aide',
  'Incontinence supplies',
  'TENS unit rental',
  'Cold therapy unit',
  'Neuropsychological testing',
  'Pain management evaluation and treatment',
  'Lidocaine 5% ointment #30',
  'Norco 10/325mg, 30 day supply',
  'Functional restoration program',
];

/** The place of the last part of the body in an item, with the words that lead to it: ` of the left knee`. */
function placePhrase({ text, bodyParts }: Passage): { start: number; end: number } | null {
  const [part] = bodyParts;
  if (part === undefined || bodyParts.length > 1) return null;
  const lead = / (?:of|for|to|on) (?:the )?$/.exec(text.slice(0, part.start));
  return lead === null ? null : { start: lead.index, end: part.end };
}

const contentMutations: readonly Mutation[] = [
  {
    code: 'duplicate-issue',
    what: 'writes an issue twice',
    *mutants(letter) {
      for (const [index, issue] of letter.issues.entries()) {
        const text = textOf(letter, issue);
        const gap = text.endsWith('\n\n') ? '' : '\n\n';
        if (issue.item?.decision) yield { edits: [insert(issue.end, `${gap}${text}`)], issue: index + 1 };
      }
    },
  },
  ofIssue('item-unspecified', 'calls a quantity unspecified', function* ({ item }) {
    const body = item?.partlyAuthorized?.disputed ?? item?.body;
    if (body === undefined) return;
    yield [insert(body.end, ' (unspecified quantity)')];
    yield [insert(body.start, 'Unknown ')];
  }),
  ofIssue(
    'item-unspecified',
    'deletes the part of the body of a therapy or study',
    function* (issue, _l, facts, index) {
      const { disputed, item } = facts.issues[index] ?? {};
      if (!disputed || issue.item?.partlyAuthorized || issue.item?.associatedSurgicalService) return;
      const place = placePhrase(disputed);
      const ids = ['physical-therapy', 'chiropractic', 'acupuncture', 'mri', 'ct', 'xray'];
      if (place === null || item !== disputed || !disputed.services.some(({ id }) => ids.includes(id))) return;
      if (/spin|post|associated/i.test(disputed.text.slice(0, place.start) + disputed.text.slice(place.end))) return;
      yield [remove(disputed.place(place))];
    },
  ),
  ofIssue('item-unspecified', 'deletes the quantity of a drug', function* (_issue, _letter, facts, index) {
    const { disputed } = facts.issues[index] ?? {};
    const [drug, ...others] = disputed?.drugs ?? [];
    if (!disputed || drug?.quantity == null || others.length > 0) return;
    const rest = disputed.text.replace(drug.quantity.text, '');
    if (/#|\b\d+ ?(?:g|gm|grams?|ml|refills?|tablets?|days?|weeks?|months?)\b|inject|supply/i.test(rest)) return;
    yield [remove(disputed.place(drug.quantity))];
  }),
  ofIssue('item-unspecified', 'deletes the number of visits of a therapy', function* (issue, _letter, facts, index) {
    const { disputed } = facts.issues[index] ?? {};
    if (!disputed || issue.item?.partlyAuthorized) return;
    const ids = ['physical-therapy', 'chiropractic', 'acupuncture', 'biofeedback', 'physical-therapy-postop'];
    if (!disputed.services.some(({ id }) => ids.includes(id))) return;
    if (disputed.amounts.some((one) => disputed.services.some(({ start, end }) => one.start < end && start < one.end)))
      return;
    const rest = [...disputed.amounts]
      .reverse()
      .reduce((text, { start, end }) => text.slice(0, start) + text.slice(end), disputed.text);
    if (disputed.amounts.length > 0 && !/\d|\bDOS\b/.test(rest))
      yield disputed.amounts.map((one) => remove(disputed.place(one)));
  }),
  ofIssue('item-unspecified', 'deletes the side of a study of a limb', function* (issue, _letter, facts, index) {
    const { disputed } = facts.issues[index] ?? {};
    const [part, ...others] = disputed?.bodyParts ?? [];
    if (!disputed || !part?.sidePlace || others.length > 0 || issue.item?.partlyAuthorized) return;
    const plural = /s$|feet$/i.test(disputed.text.slice(part.own.start, part.own.end));
    if (disputed.services[0]?.kind === 'imaging' && !plural) yield [remove(disputed.place(part.sidePlace))];
  }),
  ofIssue('item-unspecified', 'deletes the segment of the spine', function* (issue, _letter, facts, index) {
    const { disputed } = facts.issues[index] ?? {};
    if (!disputed || issue.item?.partlyAuthorized || disputed.bodyParts.length !== 1) return;
    const segment = /\b(?:cervical|thoracic|lumbar|lumbosacral) (?=spine\b)/i.exec(disputed.text);
    if (segment === null || disputed.services[0]?.kind !== 'imaging') return;
    yield [remove(disputed.place({ start: segment.index, end: segment.index + segment[0].length }))];
  }),
  ofIssue(
    'item-unspecified',
    'deletes the extremity of an electrodiagnostic study',
    function* (_issue, _l, facts, index) {
      const { disputed } = facts.issues[index] ?? {};
      const place = disputed ? placePhrase(disputed) : null;
      if (disputed && place !== null && disputed.services.every(({ id }) => id === 'edx'))
        yield [remove(disputed.place(place))];
    },
  ),
  ofIssue('item-unspecified', 'puts an item that leaves something open in its place', function* ({ item }) {
    if (item === null || item.partlyAuthorized !== null) return;
    for (const open of openItems) yield [replace(item.body, open)];
  }),
  ofIssue(
    'item-not-in-summary',
    'writes another part of the body for a study',
    function* (issue, _letter, facts, index) {
      const { disputed } = facts.issues[index] ?? {};
      const { summary } = facts;
      const [part, ...others] = disputed?.bodyParts ?? [];
      const [study] = disputed?.services ?? [];
      if (!disputed || summary === null || !part || !study || others.length > 0 || issue.item?.partlyAuthorized) return;
      if (!['mri', 'ct', 'xray'].includes(study.id) || disputed.services.length > 1) return;
      const named = summary.sentences.filter(({ start, end }) =>
        summary.services.some((one) => one.start >= start && one.end <= end && one.id === study.id),
      );
      const asked = named.filter(({ text }) => /request|certified|denied|plan/i.test(text));
      // A request that names no part, or imaging in general, leaves the part open.
      if (asked.length === 0 || asked.some(({ text }) => !text.toLowerCase().includes(part.text.toLowerCase()))) return;
      if (
        summary.sentences.some(
          ({ text }) =>
            /request|certif|denied|plan|order|recommend|authoriz/i.test(text) &&
            /imaging|studies|study|scans?\b|diagnostic|requests? (?:below|above)|\bCT\b|\bMRI|x-? ?ray/i.test(text) &&
            !named.some((one) => one.text === text),
        )
      )
        return;
      if (
        asked.some(({ text }) =>
          /imaging|scans?\b|diagnostic|requested (?:studies|services|items)|\band [^.]{0,30}MRI/i.test(text),
        )
      )
        return;
      for (const [other, word] of [
        ['cervical spine', /cervical|neck/i],
        ['lumbar spine', /lumb|low(?:er)? back|back/i],
        ['left shoulder', /shoulder|arm/i],
        ['right knee', /knee|leg|thigh/i],
      ] as const) {
        const told = summary.bodyParts.some(({ name }) => other.endsWith(name));
        if (
          told &&
          !word.test(part.text) &&
          !named.some(({ text }) => word.test(text) || /back|spine|[CTLS]\d/i.test(text) === /spine/.test(other))
        )
          yield [replace(disputed.place(part), other)];
      }
    },
  ),
  ofIssue('item-not-in-summary', 'puts an item of another case in its place', function* ({ item }, _letter, facts) {
    const summary = facts.summary?.text;
    const body = item?.partlyAuthorized ? null : item?.body;
    if (!body || summary === undefined || item?.associatedSurgicalService) return;
    for (const [stranger, named] of strangers) if (!named.test(summary)) yield [replace(body, stranger)];
  }),
  ofLetter('ur-only-record', 'tells nothing but the review in the summary', function* (letter, { headerDays }) {
    const summary = letter.clinicalCaseSummary;
    const item = letter.issues[0]?.item?.body.text;
    if (summary === null || item === undefined || headerDays.dateOfInjury === undefined) return;
    const day = (iso: string) => `${iso.slice(5, 7)}/${iso.slice(8)}/${iso.slice(0, 4)}`;
    const injury = day(headerDays.dateOfInjury);
    const review = headerDays.urDenialDate === undefined ? '' : ` of ${day(headerDays.urDenialDate)}`;
    yield [
      replace(
        summary,
        `The injured worker is a 45 year old with a work injury of ${injury}. The utilization review decision${review} denied the request because the criteria of the guideline were not met.`,
      ),
    ];
    yield [insert(summary.start, 'This summary was taken from the utilization review determination. ')];
  }),
  ofLetter('missing-documents-list', 'opens a list of documents without entries', function* (letter) {
    const at = letter.sections.find(({ kind }) => kind === 'summary')?.start;
    if (at === undefined) return;
    yield [insert(at, 'DOCUMENTS REVIEWED\n\n')];
    yield [insert(at, 'DOCUMENTS REVIEWED\nThe following documents were reviewed and considered:\n\n')];
  }),
  ofLetter('undated-document', 'lists a record without its date', function* (letter) {
    const at = letter.sections.find(({ kind }) => kind === 'summary')?.start;
    if (at === undefined) return;
    const list = (sign: string) =>
      [
        'Application for Independent Medical Review',
        'Progress reports, 10/20/2016 to 11/18/2016',
        'Physical therapy notes',
      ]
        .map((entry) => `${sign}${entry}\n`)
        .join('');
    for (const sign of ['', '- ', '\u2022 ']) yield [insert(at, `DOCUMENTS REVIEWED\n${list(sign)}\n`)];
  }),
];

export const structure: Measure = {
  kinds: {
    'missing-section': ['missing-part'],
    'section-order': [],
    'missing-item': ['missing-part'],
    'missing-decision': ['missing-part'],
    'unknown-decision': [],
    'missing-claims-administrator-guideline': ['missing-part'],
    'missing-reviewer-guideline': ['missing-part'],
    'missing-citation': ['missing-part'],
    'missing-rationale': ['missing-part'],
    'part-order': [],
    'duplicate-part': [],
    'decision-contradicts-rationale': ['decision-contradicts-rationale'],
    'no-necessity-conclusion': ['no-necessity-conclusion'],
    placeholder: ['placeholder'],
    'boilerplate-drift': ['other:tapering-notice-incomplete'],
    'heading-misspelled': [],
    'label-misspelled': [],
    'missing-header-field': [],
    'missing-credentials': [],
    'unknown-specialty': [],
    'duplicate-issue': [],
    'item-unspecified': ['item-unspecified'],
    'item-not-in-summary': ['item-not-in-summary'],
    'ur-only-record': [],
    'missing-documents-list': [],
    'undated-document': [],
  },
  mutations: [...structureMutations, ...wordingMutations, ...contentMutations],
};
