/** Seeded defects for the rules on drugs and services. */

import type { Drug } from '../server/src/facts/drugs';
import type { Facts, IssueFacts } from '../server/src/facts/facts';
import type { Passage } from '../server/src/facts/passage';
import type { Citation, Letter, Range } from '../server/src/letter/letter';
import { findDrug } from '../server/src/reference/drugs';
import type { Measure, Mutant } from './mutation';

interface Place {
  readonly passage: Passage;
  /** The issue of the passage; `null` for the case summary. */
  readonly issue: number | null;
}

/** The prose of a letter that drugs are named in. */
function prose({ summary, issues }: Facts): Place[] {
  return [
    ...(summary === null ? [] : [{ passage: summary, issue: null }]),
    ...issues.flatMap(({ item, rationale, index }) =>
      [item, rationale].flatMap((passage) => (passage === null ? [] : [{ passage, issue: index }])),
    ),
  ];
}

function* mentions(facts: Facts): Generator<Place & { readonly drug: Drug }> {
  for (const { passage, issue } of prose(facts)) for (const drug of passage.drugs) yield { passage, issue, drug };
}

function replace(passage: Passage, stretch: Range, newText: string, issue: number | null): Mutant {
  return { edits: [{ ...passage.place(stretch), newText }], issue };
}

/** The stretch of all sections of a line that cites one chapter of the MTUS and nothing else. */
function onlySections(citations: readonly Citation[]): Range | null {
  const [citation, other] = citations;
  if (citation === undefined || other !== undefined || citation.kind !== 'mtus') return null;
  const first = citation.sections[0];
  const last = citation.sections.at(-1);
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end };
}

function* otherSections(facts: Facts, sectionFor: (issue: IssueFacts) => string | null): Generator<Mutant> {
  for (const issueFacts of facts.issues) {
    const line = issueFacts.issue.reviewerGuideline;
    const sections = line === null ? null : onlySections(line.citations);
    const section = sectionFor(issueFacts);
    if (sections !== null && section !== null) {
      yield { edits: [{ ...sections, newText: section }], issue: issueFacts.index };
    }
  }
}

const ORAL_ITEM = /\b(?:tab(?:let)?s?|capsules?|caps|oral)\b|\d ?mg\b[^%]*# ?\d/i;
const SKIN_ITEM = /\b(?:cream|gel|ointment|patch(?:es)?|lotion|topical)\b|\d ?%/i;

function sectionOfOtherRoute({ disputed }: IssueFacts): string | null {
  if (disputed === null || disputed.drugs.length === 0) return null;
  if (disputed.drugs.some(({ drugClass, strength }) => drugClass === 'compounded product' && strength === null)) {
    return null;
  }
  if (SKIN_ITEM.test(disputed.text)) return 'NSAIDs (non-steroidal anti-inflammatory drugs)';
  const known = disputed.drugs.every(({ entry }) => entry.routes.length > 0);
  return known && ORAL_ITEM.test(disputed.text) ? 'Topical analgesics' : null;
}

const CLASSES_WITH_SECTIONS = new Set([
  'opioid',
  'NSAID',
  'proton pump inhibitor',
  'H2 blocker',
  'muscle relaxant',
  'anti-epilepsy drug',
  'antidepressant',
  'sedative-hypnotic',
  'antiemetic',
]);
const SERVICES_WITH_SECTIONS = new Set([
  'physical-therapy',
  'occupational-therapy',
  'chiropractic',
  'mri',
  'ct',
  'xray',
  'edx',
]);

function sectionOfOtherClass({ disputed }: IssueFacts): string | null {
  if (disputed === null) return null;
  const { drugs, services } = disputed;
  if (drugs.length > 0 && services.length > 0) return null;
  if (drugs.length > 0 && drugs.every(({ classes }) => classes.every((name) => CLASSES_WITH_SECTIONS.has(name)))) {
    const relaxant = drugs.some(({ classes }) => classes.includes('muscle relaxant'));
    return relaxant ? 'Antidepressants for chronic pain' : 'Muscle relaxants (for pain)';
  }
  if (services.length > 0 && services.every(({ id }) => SERVICES_WITH_SECTIONS.has(id))) {
    return 'Epidural steroid injections (ESIs)';
  }
  return null;
}

/** Names that the rule promises to know: six letters or more, seen in a source. */
function isPromised({ text, entry }: Drug): boolean {
  return (
    /^[A-Za-z]{6,}$/.test(text) &&
    findDrug(text)?.drug.confidence === 'verified' &&
    entry.drug.confidence === 'verified'
  );
}

/** Two neighbours in the middle of a word in the other order; `null` where all are alike. */
function swapped(word: string): string | null {
  for (let at = Math.floor(word.length / 2); at < word.length - 1; at += 1) {
    const one = word.charAt(at);
    const other = word.charAt(at + 1);
    if (one !== other) return `${word.slice(0, at)}${other}${one}${word.slice(at + 2)}`;
  }
  return null;
}

const OTHER_VOWEL: Readonly<Record<string, string>> = { a: 'e', e: 'i', i: 'o', o: 'a', u: 'o', y: 'i' };

/** Another vowel behind the first letters of a word; `null` where there is none. */
function misheard(word: string): string | null {
  for (let at = 2; at < word.length; at += 1) {
    const vowel = OTHER_VOWEL[word.charAt(at)];
    if (vowel !== undefined) return `${word.slice(0, at)}${vowel}${word.slice(at + 1)}`;
  }
  return null;
}

function* respelled(facts: Facts, respell: (word: string) => string | null): Generator<Mutant> {
  for (const { passage, issue, drug } of mentions(facts)) {
    const word = isPromised(drug) ? respell(drug.text) : null;
    if (word !== null) yield replace(passage, drug, word, issue);
  }
}

/** The strength of the request in the rationale, doubled. */
function* doubledStrength({ issues }: Facts): Generator<Mutant> {
  for (const { disputed, item, rationale, index } of issues) {
    if (disputed === null || rationale === null || item === null) continue;
    for (const drug of rationale.drugs) {
      const { strength } = drug;
      const sentence = rationale.sentenceAt(drug.start);
      const asked = /\brequest for [^.]{0,60}$/i.test(rationale.text.slice(sentence?.start ?? 0, drug.start));
      const own = disputed.drugs.some(
        ({ text, strength: one }) => text === drug.text && one?.values[0] === strength?.values[0],
      );
      if (strength === null || strength.values.length !== 1 || !asked || !own) continue;
      const [value = 0] = strength.values;
      yield replace(rationale, strength, strength.text.replace(String(value), String(value * 2)), index);
    }
  }
}

/** The strength in the disputed part of a partly authorized request without its point or its last digit. */
function* lostDigit({ issues }: Facts): Generator<Mutant> {
  for (const { issue, disputed, index } of issues) {
    if (!issue.item?.partlyAuthorized || disputed === null) continue;
    for (const { strength } of disputed.drugs) {
      if (strength === null || !/^(?:\d+\.\d|\d{2})/.test(strength.text)) continue;
      const lost = /^\d+\./.test(strength.text)
        ? strength.text.replace('.', '')
        : strength.text.replace(/^(\d+)\d/, '$1');
      yield replace(disputed, strength, lost, index);
    }
  }
}

/** Grams for milligrams of a tablet. */
function* gramsForMilligrams(facts: Facts): Generator<Mutant> {
  for (const { passage, issue, drug } of mentions(facts)) {
    const { strength, entry, route } = drug;
    if (strength === null || strength.unit !== 'mg' || strength.values.length !== 1) continue;
    const sold = entry.drug.strengths?.oral
      ?.split('; ')
      .some((list) => new RegExp(`(?:^|, )${strength.values[0]}(?:,| mg)`).test(list));
    const byMouth = entry.routes.every((one) => one === 'oral');
    if (!sold || !byMouth || entry.routes.length === 0 || route === 'topical' || route === 'injection') continue;
    yield replace(passage, strength, strength.text.replace(/mg/i, 'gm'), issue);
  }
}

/** Directions of 20 tablets before a quantity of another number. */
function* wrongSchedule({ issues }: Facts): Generator<Mutant> {
  for (const { item, issue, index } of issues) {
    const [drug, other] = item?.drugs ?? [];
    if (item === null || drug === undefined || other !== undefined || issue.item?.partlyAuthorized) continue;
    const { strength, quantity, directions, refills } = drug;
    if (strength === null || quantity === null || directions !== null || refills !== null) continue;
    if (quantity.unit !== null || Math.abs(quantity.value - 20) <= 2 || strength.unit !== 'mg') continue;
    const at = item.place(quantity).start;
    yield { edits: [{ start: at, end: at, newText: 'one tablet twice daily for 10 days ' }], issue: index };
  }
}

const NOTICE =
  /addresses the medical necessity of opioids|should not be interpreted as a recommendation to stop|advised to consult the MTUS Opioid/i;

function* withoutNotice({ issues }: Facts, which: 'all' | 'each'): Generator<Mutant> {
  for (const { rationale, decision, index } of issues) {
    if (rationale === null || decision !== 'Upheld') continue;
    const sentences = rationale.sentences.filter(({ text }) => NOTICE.test(text));
    if (sentences.length !== 3) continue;
    const gone = sentences.map((sentence) => ({ ...rationale.place(sentence), newText: '' }));
    if (which === 'all') yield { edits: gone, issue: index };
    else for (const edit of gone) yield { edits: [edit], issue: index };
  }
}

/** The item's service or drug in the sentence that decides the request, exchanged for a foreign one. */
function* foreignService({ letter, issues }: Facts): Generator<Mutant> {
  for (const { item, rationale, index } of issues) {
    if (item === null || rationale === null || item.services.length + item.drugs.length === 0) continue;
    // Of a compounded product the rule promises nothing: its name does not tell its ingredients.
    if (item.drugs.some(({ drugClass }) => drugClass === 'compounded product')) continue;
    const foreign = item.drugs.length > 0 ? 'Lunesta' : 'acupuncture';
    if (letter.text.toLowerCase().includes(foreign.toLowerCase())) continue;
    for (const sentence of rationale.sentences) {
      const named = [...rationale.services, ...rationale.drugs].filter(
        ({ start }) => start >= sentence.start && start < sentence.end,
      );
      const [one, other] = named;
      if (one === undefined || other !== undefined) continue;
      const own = item.text.toLowerCase().includes(one.text.toLowerCase());
      const before = rationale.text.slice(sentence.start, one.start);
      if (
        own &&
        /^(?:Therefore|Thus|As such|Hence|Given the above)?,? ?(?:the )?request for (?:an? |the )?$/i.test(before)
      ) {
        yield replace(rationale, one, foreign, index);
      }
    }
  }
}

export const drugsMeasure: Measure = {
  kinds: {
    'citation-wrong-route': [],
    'citation-wrong-class': ['other:wrong-drug-class'],
    'drug-misspelled': ['misspelling-drug'],
    'strength-drift': ['dose-or-quantity-mismatch', 'other:dose-unit-error', 'other:implausible-dose'],
    'schedule-arithmetic': ['dose-or-quantity-mismatch'],
    'opioid-tapering-notice': ['opioid-tapering-notice-missing', 'other:tapering-notice-incomplete'],
    'rationale-answers-another-service': ['rationale-answers-another-item'],
  },
  mutations: [
    {
      code: 'citation-wrong-route',
      what: "replaces the reviewer's section by one for drugs given another way",
      mutants: (_letter: Letter, facts) => otherSections(facts, sectionOfOtherRoute),
    },
    {
      code: 'citation-wrong-class',
      what: "replaces the reviewer's section by one for another class of drugs or another service",
      mutants: (_letter: Letter, facts) => otherSections(facts, sectionOfOtherClass),
    },
    {
      code: 'drug-misspelled',
      what: "swaps two letters in the middle of a drug's name",
      mutants: (_letter: Letter, facts) => respelled(facts, swapped),
    },
    {
      code: 'drug-misspelled',
      what: "exchanges a vowel of a drug's name",
      mutants: (_letter: Letter, facts) => respelled(facts, misheard),
    },
    {
      code: 'strength-drift',
      what: 'doubles the strength in the sentence of the rationale that states the request',
      mutants: (_letter: Letter, facts) => doubledStrength(facts),
    },
    {
      code: 'strength-drift',
      what: 'drops a digit or the point of the strength in the part in dispute',
      mutants: (_letter: Letter, facts) => lostDigit(facts),
    },
    {
      code: 'strength-drift',
      what: 'writes grams for milligrams',
      mutants: (_letter: Letter, facts) => gramsForMilligrams(facts),
    },
    {
      code: 'schedule-arithmetic',
      what: 'puts directions before a quantity that they do not come to',
      mutants: (_letter: Letter, facts) => wrongSchedule(facts),
    },
    {
      code: 'opioid-tapering-notice',
      what: 'removes the notice on tapering',
      mutants: (_letter: Letter, facts) => withoutNotice(facts, 'all'),
    },
    {
      code: 'opioid-tapering-notice',
      what: 'removes one sentence of the notice on tapering',
      mutants: (_letter: Letter, facts) => withoutNotice(facts, 'each'),
    },
    {
      code: 'rationale-answers-another-service',
      what: "exchanges the item's service or drug in the sentence that decides the request",
      mutants: (_letter: Letter, facts) => foreignService(facts),
    },
  ],
};
