import type { Letter, TextSpan } from '../../letter/letter';
import { slipsBetween, squeeze } from '../../letter/phrases';
import { isPlaceholder } from '../../letter/placeholders';
import { shortened } from '../../letter/quotation';
import { isKnownSpecialty, specialties } from '../../reference/specialties';
import { isKnownState, states } from '../../reference/states';
import { type Report, type Rule, structuredFormats } from '../rule';

export const unknownSpecialty: Rule = {
  code: 'unknown-specialty',
  title: "The reviewer's specialty or state is misspelled or unknown",
  severity: 'warning',
  source: 'LC 4610.6(f); list of reviewer specialties in the search form of the DIR; ABMS member boards',
  formats: structuredFormats,
  fixSafety: 'safe',
  whatItDoes:
    'Reports a specialty that is one or two letters away from a known one, and a state of licensure that is no state or territory of the United States. A specialty that is like no known one is left alone, since no list of specialties is complete; so is a postal code.',
  whyItMatters:
    "The reviewer's licensure and specialty are all that the parties learn of the reviewer (LC 4610.6(f)), and the Department's search form sorts the decisions by specialty. A misspelled one is not found there.",
  whatToDo: 'Correct the name.',
  examples: {
    wrong: [
      `HOW THE IMR FINAL DETERMINATION WAS MADE

The Expert Reviewer has the following credentials:
State(s) of Licensure: California
Certification(s)/Specialty: Orthopedic Surgery, «Sports Medicinea»
`,
      `HOW THE IMR FINAL DETERMINATION WAS MADE

The Expert Reviewer has the following credentials:
State(s) of Licensure: Texas,«Califorina»
Certification(s)/Specialty: Neurology
`,
      `HOW THE IMR FINAL DETERMINATION WAS MADE
MAXIMUS Federal Services sent the complete case file to an expert reviewer. The expert reviewer is Board Certified in «Phychiatry» and is licensed to practice in Ohio.
`,
    ],
    right: [
      `HOW THE IMR FINAL DETERMINATION WAS MADE

The Expert Reviewer has the following credentials:
State(s) of Licensure: California,Texas, Washington, DC
Certification(s)/Specialty: PHYSICAL MEDICINE & REHABILITATION, Orthopaedic Surgery, Dentistry, Hyperbaric Nursing
`,
      `HOW THE IMR FINAL DETERMINATION WAS MADE

The Expert Reviewer has the following credentials:
State(s) of Licensure: [INSERT state]
Certification(s)/Specialty: [INSERT certification or specialty]
`,
    ],
  },
  *check({ reviewer }: Letter): Generator<Report> {
    for (const specialty of reviewer.specialties) {
      if (isPlaceholder(specialty.text) || isKnownSpecialty(specialty.text)) continue;
      const name = nearest(specialty.text, specialties);
      if (name !== null) yield reportOn(specialty, name, 'specialty');
    }
    for (const state of reviewer.licensure) {
      const { text } = state;
      if (isPlaceholder(text) || isKnownState(text) || isCode(text)) continue;
      yield reportOn(state, nearest(text, states), 'state');
    }
  },
};

function reportOn({ start, end, text }: TextSpan, name: string | null, what: 'specialty' | 'state'): Report {
  if (name === null)
    return {
      start,
      end,
      message: `"${shortened(text)}" is not a state or territory of the United States. Write the name of the state in full.`,
    };
  return {
    start,
    end,
    message: `"${shortened(text)}" is not a known ${what}; "${name}" is probably meant. Correct the name.`,
    fix: { title: `Replace "${text}" with "${name}"`, edits: [{ start, end, newText: name }] },
  };
}

interface Named {
  readonly name: string;
  readonly forms?: readonly string[];
}

/** The name with the fewest wrong letters; `null` where there is none. */
function nearest(text: string, names: readonly Named[]): string | null {
  let best: { name: string; slips: number } | null = null;
  for (const { name, forms } of names) {
    for (const form of [name, ...(forms ?? [])]) {
      const slips = slipsOf(text, form);
      if (slips !== null && (best === null || slips < best.slips)) best = { name: form, slips };
    }
  }
  return best?.name ?? null;
}

/** The wrong letters of a text that is meant to be a name: at most two, and few for each of its words; or `null`. */
function slipsOf(text: string, name: string): number | null {
  const slips = slipsBetween(squeeze(text), squeeze(name), name.length < 8 ? 1 : 2);
  const written = text.split(WORDS);
  const words = name.split(WORDS);
  if (slips === null || written.length !== words.length) return slips;
  return words.every((word, at) => mayBe(squeeze(written[at] ?? ''), squeeze(word))) ? slips : null;
}

/** Cardiology is no Radiology misspelled: where the ending is right, what stands before it is short, and counts alone. */
function mayBe(written: string, word: string): boolean {
  const ending = ENDING.exec(word)?.[0] ?? '';
  if (!written.endsWith(ending)) return true;
  const stem = word.slice(0, word.length - ending.length);
  const other = written.slice(0, written.length - ending.length);
  if (slipsBetween(other, stem, stem.length < 8 ? 1 : 2) !== null) return true;
  // Two letters in the wrong order count as two slips, but are one.
  return sorted(other) === sorted(stem) && slipsBetween(other, stem, 2) !== null;
}
const WORDS = /[^A-Za-z]+/;
const ENDING = /(?:ology|ologist|iatry|iatrist|iatrics?|metry|pathy|surgery|ics)$/;

function sorted(letters: string): string {
  return [...letters].sort().join('');
}

function isCode(text: string): boolean {
  const bare = text.replaceAll('.', '');
  return states.some(({ code }) => code === bare);
}
