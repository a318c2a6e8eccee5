import { unknownIgnore } from '../../letter/ignores';
import type { Letter } from '../../letter/letter';
import { lineOfNote } from '../../letter/notes';
import { shortened } from '../../letter/quotation';
import type { JudgedIgnore } from '../ignores';
import { type Fix, type Outcome, type Report, type Rule, structuredFormats } from '../rule';

export const unusedIgnore: Rule = {
  code: 'unused-ignore',
  title: 'A note that should silence a finding silences none',
  severity: 'information',
  source: 'Good practice: what is passed over is passed over for a reason that can be read',
  formats: [...structuredFormats, '2013-notice', '2013-determination', '2013-professional-review'],
  fixSafety: 'unsafe',
  whatItDoes:
    'Reports a note `%% imr-ignore-next <code>: <reason>` or `%% imr-ignore <code>: <reason>` that gives no reason, names no rule that there is, names one that is off, has no finding to silence, or is begun with another word. Capitals and small letters are the same. Several codes are parted by commas, and each is looked at for itself.',
  whyItMatters:
    'A note that is left over hides the next true finding in its place, and one with a slip in it does nothing although its author relies on it.',
  whatToDo: 'Write the reason behind the colon, correct the code, or delete the note.',
  examples: {
    wrong: [
      `MRI of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

«%% imr-ignore-next doubled-word»
Decision rationale: "There are are no red flags." The request is not medically necessary.
`,
      `%% imr-ignore «no-such-rule»: the house writes it so
MRI of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.
`,
      `MRI of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

«%% imr-ignore-line doubled-word: quoted as it stands in the record»
Decision rationale: "There are are no red flags." The request is not medically necessary.
`,
      `MRI of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

«%% imr-ignore: the house writes it so»
Decision rationale: There are no red flags. The request is not medically necessary.
`,
    ],
    right: [
      `MRI of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

%% imr-ignore-next doubled-word: quoted as it stands in the record
Decision rationale: "There are are no red flags." The request is not medically necessary.
`,
    ],
  },
  // Whether a note silences something is known only behind all checks.
  check: () => [],
  *review(letter: Letter, { ignores }: Outcome): Generator<Report> {
    for (const note of letter.notes) {
      const word = unknownIgnore(note);
      if (word === null) continue;
      yield {
        start: note.start,
        end: note.end,
        message: `"${shortened(word)}" silences nothing. Write imr-ignore-next for the next line of text, or imr-ignore for the whole letter.`,
        fix: { title: 'Delete the note', edits: [{ ...lineOfNote(letter, note), newText: '' }] },
      };
    }
    for (const ignore of ignores) {
      const { note, codes, reason } = ignore;
      const whole: Fix = { title: 'Delete the note', edits: [{ ...lineOfNote(letter, note), newText: '' }] };
      const { start, end } = note;
      if (codes.length === 0)
        yield {
          start,
          end,
          message: 'This note names no rule. Write the code of the finding before the colon.',
          fix: whole,
        };
      else if (reason === '')
        yield {
          start,
          end,
          message: 'This note gives no reason and so silences nothing. Write the reason behind a colon.',
          fix: whole,
        };
      else yield* idleCodes(ignore, whole);
    }
  },
};

function* idleCodes({ verdicts, codes, scope }: JudgedIgnore, whole: Fix): Generator<Report> {
  for (const [index, { code, silenced, state }] of verdicts.entries()) {
    const { start, end } = code;
    const name = shortened(code.code);
    const where = scope === 'next' ? 'in the next line of text' : 'in this letter';
    const said =
      code.code === unusedIgnore.code
        ? `Findings of "${name}" are about the notes themselves and cannot be silenced. Delete the code.`
        : state === 'unknown'
          ? `There is no rule "${name}". Correct the code, or delete it.`
          : state === 'off'
            ? `The rule "${name}" is off, so there is nothing to silence. Delete the code.`
            : state === 'done' && silenced === 0
              ? `No finding of "${name}" is left to be silenced ${where}. Delete the code.`
              : null;
    if (said === null) continue;
    const next = codes[index + 1];
    const before = codes[index - 1];
    // The comma goes with the code.
    const stretch = next !== undefined ? { start, end: next.start } : { start: before?.end ?? start, end };
    const fix =
      codes.length === 1 ? whole : { title: `Delete "${name}" from the note`, edits: [{ ...stretch, newText: '' }] };
    yield { start, end, message: said, fix };
  }
}
