/** Renaming a disputed item: what changes, what is refused, and that nothing else of the letter is read in another way. */

import assert from 'node:assert/strict';
import { prepareRename, rename } from '../../server/src/features/rename';
import { parseLetter } from '../../server/src/letter/parse';
import { toRecord } from '../../server/src/letter/record';
import { readCursor } from '../support/cursor';
import { applyEdits } from '../support/fixes';
import { letterText, otherIssue, plainIssue } from '../support/letters';
import { needRealLetters, realLetters } from '../support/realLetters';

/** What a rename at the cursor `|` gives: the lines that changed, or the reason why it is refused. */
function check(marked: string, newName: string, expected: readonly string[] | RegExp): void {
  const { text, offset: at } = readCursor(marked);
  const outcome = rename(parseLetter(text), at, newName);
  if ('refusal' in outcome) {
    assert.ok(expected instanceof RegExp, outcome.refusal);
    assert.match(outcome.refusal, expected);
    return;
  }
  assert.ok(!(expected instanceof RegExp), 'it is not refused');
  const linesOf = (one: string) => one.split(/\r\n|[\r\n]/);
  const before = new Set(linesOf(text));
  const after = linesOf(applyEdits(text, outcome));
  const notes = (all: Iterable<string>) => [...all].filter((line) => line.startsWith('%%'));
  assert.deepEqual(notes(after), notes(before));
  assert.deepEqual(
    after.filter((line) => !before.has(line)),
    expected,
  );
}

/** The words that the editor shows for renaming at the cursor, or the reason why there are none. */
function checkPrepared(marked: string, expected: string | RegExp): void {
  const { text, offset: at } = readCursor(marked);
  const prepared = prepareRename(parseLetter(text), at);
  if ('refusal' in prepared) {
    assert.ok(expected instanceof RegExp, prepared.refusal);
    assert.match(prepared.refusal, expected);
    return;
  }
  assert.ok(prepared.start <= at && at <= prepared.end);
  assert.equal(prepared.name, expected);
}

const rationale =
  'Decision rationale: There are no red flags. The request for mRI of the left knee is not medically necessary.';
const one = { ...plainIssue, rationale: rationale.replace('mRI', 'MRI') };

function partly(original: string, authorized: string, disputed: string, said = 'It is not medically necessary.') {
  const item = `${original} was the original request. ${authorized} was authorized by the Claims Administrator. The remaining IMR eligible portion of the original request, ${disputed} is: Upheld`;
  return { ...plainIssue, item, rationale: `Decision rationale: ${said}` };
}

describe('rename', () => {
  describe('changes', () => {
    it('renames the name in quotation marks, but nothing that another writer says', () => {
      const quoting = (name: string) =>
        `Decision rationale: ODG says: "An MRI of the left knee is recommended after six weeks." The request for "${name}" is not medically necessary.`;
      check(
        letterText({
          ...plainIssue,
          item: 'MRI of the |left knee: Upheld',
          rationale: quoting('MRI of the left knee'),
        }),
        'CT of the left knee',
        ['CT of the left knee: Upheld', quoting('CT of the left knee')],
      );
    });
    it('the item line and the repetitions in its own rationale, and not the summary', () =>
      check(
        letterText({ ...one, item: 'MRI of the |left knee: Upheld' }, otherIssue),
        'MR arthrogram of the left knee',
        [
          'MR arthrogram of the left knee: Upheld',
          'Decision rationale: There are no red flags. The request for MR arthrogram of the left knee is not medically necessary.',
        ],
      ));
    it('the same from a repetition', () =>
      check(
        letterText({ ...one, rationale: one.rationale.replace('left knee', 'left kn|ee') }),
        'CT of the left knee',
        [
          'CT of the left knee: Upheld',
          'Decision rationale: There are no red flags. The request for CT of the left knee is not medically necessary.',
        ],
      ));
    it('the first letter as each place has it', () =>
      check(
        letterText({
          ...plainIssue,
          item: 'Acu|puncture six visits: Upheld',
          rationale: 'Decision rationale: The request for acupuncture six visits is not medically necessary.',
        }),
        'Massage six visits',
        [
          'Massage six visits: Upheld',
          'Decision rationale: The request for massage six visits is not medically necessary.',
        ],
      ));
    it('the words behind "Associated surgical service:" only', () =>
      check(letterText({ ...plainIssue, item: 'Associated surgical service: Sli|ng: Upheld' }), 'Shoulder brace', [
        'Associated surgical service: Shoulder brace: Upheld',
      ]));
    it('all parts of a partly authorized request where they say the same', () =>
      check(
        letterText({
          ...plainIssue,
          item: 'Acupuncture, six visits was the original request. The Claims Administrator authorized a consultation, leaving the original request IMR eligible. The original request, Acup|uncture, six visits is: Upheld',
        }),
        'Massage, six visits',
        [
          'Massage, six visits was the original request. The Claims Administrator authorized a consultation, leaving the original request IMR eligible. The original request, Massage, six visits is: Upheld',
        ],
      ));
    it('the words that the parts share where the quantity differs', () =>
      check(
        letterText(
          partly(
            'Baclofen 10mg #90',
            'Baclofen 10mg #60',
            'Bac|lofen 10mg #30',
            'Baclofen 10mg #30 is not medically necessary.',
          ),
        ),
        'Tizanidine 4mg',
        [
          'Tizanidine 4mg #90 was the original request. Tizanidine 4mg #60 was authorized by the Claims Administrator. The remaining IMR eligible portion of the original request, Tizanidine 4mg #30 is: Upheld',
          'Decision rationale: Tizanidine 4mg #30 is not medically necessary.',
        ],
      ));
    it('the words that the parts share at their end', () =>
      check(
        letterText(partly('Nine visits of massage', 'Three visits of massage', 'Six visits of mass|age')),
        'visits of acupuncture',
        [
          'Nine visits of acupuncture was the original request. Three visits of acupuncture was authorized by the Claims Administrator. The remaining IMR eligible portion of the original request, Six visits of acupuncture is: Upheld',
        ],
      ));
    it('a name over two lines into one over two lines', () =>
      check(
        letterText({ ...plainIssue, item: 'Physical therapy of the\nleft kn|ee: Upheld' }),
        'Acupuncture of the whole left knee',
        ['Acupuncture of the', 'whole left knee: Upheld'],
      ));
    it('no note of the author that stands between', () => {
      const item = 'Physical therapy of the\n%% ask about this\nleft kn|ee: Upheld';
      check(letterText({ ...plainIssue, item }), 'Acupuncture of the left ankle', [
        'Acupuncture of the left',
        'ankle: Upheld',
      ]);
      check(letterText({ ...plainIssue, item }), 'Acupuncture', ['Acupuncture: Upheld']);
    });
    it('nothing where the name stays', () =>
      check(letterText({ ...plainIssue, item: 'MRI of the| left knee: Upheld' }), ' MRI of the left  knee ', []));
    for (const [name, change] of [
      ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
      ['CR', (text: string) => text.replaceAll('\n', '\r')],
      ['a byte order mark', (text: string) => `\ufeff${text}`],
    ] as const) {
      it(`the same in a letter with ${name}`, () =>
        check(change(letterText({ ...one, item: 'MRI of the |left knee: Upheld' })), '\u{1f600} CT', [
          '\u{1f600} CT: Upheld',
          'Decision rationale: There are no red flags. The request for \u{1f600} CT is not medically necessary.',
        ]));
    }
  });

  describe('is refused', () => {
    const at = letterText({ ...one, item: 'MRI of the left |knee: Upheld' }, otherIssue);
    for (const [name, newName, reason] of [
      ['for an empty name', '  ', /must not be empty/],
      ['for a line break', 'CT\nof the knee', /line break/],
      ['for a placeholder', 'CT of [INSERT part]', /waits to be filled in/],
      ['for a name with a decision', 'CT: Overturned of the knee', /decision/],
      ['for a name that ends like a decision', 'CT of the knee: Denied', /decision/],
      ['for a name that ends with a colon', 'CT of the knee:', /colon/],
      ['for the name of another item', 'physical therapy of the Knee, 6 visits', /already has this name/],
      ['for words that make another part of it', 'Decision rationale: CT', /read in another way/],
      [
        'for words that make it partly authorized',
        'CT was the original request. X was authorized by the Claims Administrator. The remaining IMR eligible portion of the original request, CT',
        /read in another way/,
      ],
      ['for a note', '%% CT', /read in another way/],
    ] as const) {
      it(name, () => check(at, newName, reason));
    }
    it('for what is no item', () => {
      checkPrepared(letterText(plainIssue).replace('Complaints', 'Compl|aints'), /Only the name of a disputed item/);
      checkPrepared(letterText(plainIssue).replace('Upheld', 'Up|held'), /Only the name of a disputed item/);
      checkPrepared('MRI of| the knee', /Only the name of a disputed item/);
      checkPrepared('|', /Only the name of a disputed item/);
    });
    it('for mentions that stay, such as those of the summary', () =>
      checkPrepared(letterText(plainIssue).replace('An MRI', 'An M|RI'), /not renamed together/));
    it('for the quantity of a partly authorized request', () =>
      checkPrepared(
        letterText(partly('Baclofen #90', 'Baclofen #60', 'Baclofen #3|0')),
        /Only the words that all parts/,
      ));
    it('for parts without words in common', () =>
      checkPrepared(letterText(partly('Massage 9', 'Three visits', 'Six hou|rs')), /no words in common/));
  });

  it('shows the name as the item line has it', () => {
    checkPrepared(letterText({ ...plainIssue, item: '|MRI of the\nleft knee: Upheld' }), 'MRI of the left knee');
    checkPrepared(letterText(partly('Baclofen 10mg #90', 'Ba|clofen 10mg #60', 'Baclofen 10mg #30')), 'Baclofen 10mg');
    checkPrepared(letterText(partly('Massage times 12', 'Massage times 6', 'Massa|ge times 6')), 'Massage');
  });

  it('leaves the real letters as they are but for the item and its rationale', function () {
    needRealLetters(this);
    const newName = 'Lantern therapy of the elbow, fourteen visits';
    let renamed = 0;
    for (const { name, text } of realLetters()) {
      const letter = parseLetter(text);
      for (const [index, { item }] of letter.issues.entries()) {
        if (item === null) continue;
        const outcome = rename(letter, item.body.end - 1, newName);
        if ('refusal' in outcome) continue;
        renamed += 1;
        const before = toRecord(letter);
        const after = toRecord(parseLetter(applyEdits(text, outcome)));
        const rest = ({ issues, ...record }: typeof before) => [
          record,
          issues.map((issue, at) => (at === index ? { ...issue, item: '', rationale: '' } : issue)),
        ];
        assert.deepEqual(rest(after), rest(before), name);
        const [was, is] = [before.issues[index], after.issues[index]];
        assert.ok(is?.item?.includes(newName), name);
        if (outcome.length === 1) assert.equal(is?.rationale, was?.rationale, name);
        else if (item.partlyAuthorized === null)
          assert.ok(is?.rationale?.toLowerCase().includes(newName.toLowerCase()), name);
      }
    }
    assert.ok(renamed > 150);
  });
});
