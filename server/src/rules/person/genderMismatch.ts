import type { Facts } from '../../facts/facts';
import type { Passage, Sentence } from '../../facts/passage';
import type { Gender, GenderMention } from '../../facts/persons';
import type { Edit } from '../../letter/edits';
import type { Letter, Range } from '../../letter/letter';
import { type Report, type Rule, structuredFormats } from '../rule';

export const genderMismatch: Rule = {
  code: 'gender-mismatch',
  title: 'The patient is called "he" and "she"',
  severity: 'warning',
  source: '8 CCR 9792.10.6(d); LC 4610.6(c) (the decision rests on the facts of this employee)',
  formats: structuredFormats,
  fixSafety: 'unsafe',
  whatItDoes:
    'Compares the pronouns and titles of the patient (`he`, `her`, `Mr.`) with the word by which the summary describes the patient (`58 year old female`). "He/she" is left alone, and so are sentences in which a pronoun may mean a provider or another person.',
  whyItMatters: 'A pronoun of the other sex may be left over from another letter, and then so is the sentence.',
  whatToDo:
    'Correct the pronoun, and check that the sentence belongs to this case. If it means someone else, say who ("the provider").',
  examples: {
    wrong: [
      `        CLINICAL CASE SUMMARY

The injured worker is a 51 year old female with knee pain. Motor strength was full. «He» had normal reflexes. She takes naproxen.

        IMR ISSUES, DECISIONS AND RATIONALES
`,
      `        CLINICAL CASE SUMMARY

This case involves a now 40-year-old male. He takes naproxen.

        IMR ISSUES, DECISIONS AND RATIONALES

Knee brace: Upheld

Decision rationale: The patient reports that «her» knee is stiff. It is not medically necessary.
`,
      `        CLINICAL CASE SUMMARY

The worker is a 40-year-old «male». She takes naproxen. She wears a brace on her knee.

        IMR ISSUES, DECISIONS AND RATIONALES
`,
    ],
    right: [
      `        CLINICAL CASE SUMMARY

The worker is a 40-year-old female. Her surgeon notes that he found a tear. He advises rest. She agrees. He/she may wear a brace.

        IMR ISSUES, DECISIONS AND RATIONALES

Knee brace: Upheld

Decision rationale: The effect lasted for 3 years. (He, 2004) A patient with a brace should keep his or her knee warm. It is not medically necessary.
`,
      `        CLINICAL CASE SUMMARY

The worker is a 40-year-old male. His wife drives him, as she does not work. His knee is stiff.

        IMR ISSUES, DECISIONS AND RATIONALES
`,
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    const passages = [facts.summary, ...facts.issues.map(({ rationale }) => rationale)].filter((one) => one !== null);
    const nouns = facts.summary?.persons.genders.filter(({ kind }) => kind === 'noun') ?? [];
    const [described] = nouns;
    if (facts.summary === null || described === undefined) return;
    const mentions = passages.flatMap((passage) => passage.persons.genders.map((mention) => ({ passage, mention })));
    const references = mentions.filter(({ mention }) => mention.kind !== 'noun');
    const other = references.filter(({ mention }) => mention.gender !== described.gender);
    const place = facts.summary.place(described);
    // Where no pronoun agrees with the description, the description is the slip.
    const [first] = other;
    if (first !== undefined && other.length >= 2 && other.length === references.length && nouns.length === 1) {
      yield {
        ...place,
        message: `The patient is described as "${described.text}", but every pronoun or title says otherwise ("${first.mention.text}"). Correct the description or the pronouns.`,
        related: { ...first.passage.place(first.mention), message: `"${first.mention.text}" is used here` },
      };
      return;
    }
    // One finding for each sentence, whose fix covers all of its words.
    for (const passage of passages) {
      const groups = new Map<Sentence, Map<GenderMention['kind'], GenderMention[]>>();
      for (const mention of passage.persons.genders) {
        if (mention.gender === described.gender) continue;
        const kinds = groups.get(mention.sentence) ?? new Map<GenderMention['kind'], GenderMention[]>();
        groups.set(mention.sentence, kinds);
        const group = kinds.get(mention.kind);
        if (group === undefined) kinds.set(mention.kind, [mention]);
        else group.push(mention);
      }
      for (const kinds of groups.values())
        for (const [first, ...others] of kinds.values())
          if (first !== undefined) yield report(passage, first, others, described, place);
    }
  },
};

function report(
  passage: Passage,
  first: GenderMention,
  others: readonly GenderMention[],
  described: GenderMention,
  place: Range,
): Report {
  const edits = [first, ...others].flatMap((mention): Edit[] => {
    const newText = inOtherGender(passage.text, mention, described.gender);
    return newText === null ? [] : [{ ...passage.place(mention), newText }];
  });
  const [edit] = edits;
  return {
    ...passage.place(first),
    message: `"${first.text}" does not fit a patient described as "${described.text}". Correct it and check that the sentence is about this patient; if it means someone else, say who.`,
    related: { ...place, message: `The patient is described as "${described.text}"` },
    ...(edit === undefined || first.kind === 'noun'
      ? {}
      : {
          fix: {
            title: `Replace "${first.text}" with "${edit.newText}"${edits.length > 1 ? ` (${edits.length} words in this sentence)` : ''}`,
            edits,
          },
        }),
  };
}

/** What follows "her" where it is no possessive. */
const objectBehind =
  /^(?:[^\w]|$)|^ (?:to|and|or|with|for|on|in|at|from|by|as|that|but|when|while|who|because|not|of|off|out|up|down|into|during|after|before|until|if|the|an?|this|back)\b/i;

/** The word with the other gender; `null` for titles whose form no one can know. */
function inOtherGender(text: string, { start, end, text: word }: GenderMention, gender: Gender): string | null {
  const behind = text.slice(end, end + 12);
  const possessive = !objectBehind.test(behind);
  const pairs: Readonly<Record<string, string>> =
    gender === 'female'
      ? { he: 'she', him: 'her', himself: 'herself', his: possessive ? 'her' : 'hers' }
      : { she: 'he', hers: 'his', herself: 'himself', her: possessive ? 'his' : 'him' };
  const other = pairs[word.toLowerCase()];
  if (other === undefined) return null;
  return text.charAt(start) === text.charAt(start).toLowerCase()
    ? other
    : other.charAt(0).toUpperCase() + other.slice(1);
}
