/** Refactorings: before and after, with the cursor as `|`. */

import assert from 'node:assert/strict';
import { completions } from '../../../server/src/features/completion/index';
import { fieldSnippet } from '../../../server/src/features/fieldSnippet';
import { newLetterText } from '../../../server/src/features/newLetter';
import { newIssue, type Refactoring, refactorings } from '../../../server/src/features/refactorings/index';
import type { Letter } from '../../../server/src/letter/letter';
import { parseLetter } from '../../../server/src/letter/parse';
import { checkLetter } from '../../../server/src/rules/index';
import { readCursor } from '../../support/cursor';
import { applyEdits } from '../../support/fixes';
import {
  header,
  how,
  issuesOpening,
  issueText,
  letterText,
  otherIssue,
  plainIssue,
  summary,
} from '../../support/letters';

/** The refactorings at the `|` of a text, and the text without it. */
function at(marked: string): { text: string; letter: Letter; offered: Refactoring[] } {
  const { text, offset } = readCursor(marked);
  const letter = parseLetter(text);
  return { text, letter, offered: refactorings(letter, { start: offset, end: offset }) };
}

const titles = (marked: string) => at(marked).offered.map(({ title }) => title);

/** Applies the refactoring whose title begins as given. */
function refactored(marked: string, title: string): string {
  const { text, offered } = at(marked);
  const found = offered.find((one) => one.title.startsWith(title));
  assert.ok(found, `"${title}" is among ${offered.map((one) => one.title).join(', ')}`);
  return applyEdits(text, found.edits);
}

function check(before: string, title: string, expected: string): void {
  assert.equal(refactored(before, title), expected);
}

const isSame = ({ title }: Refactoring) => title.startsWith('Cite the same');

function cursorIn(marked: string): { letter: Letter; offset: number } {
  const { text, offset } = readCursor(marked);
  return { letter: parseLetter(text), offset };
}

const items = (text: string) =>
  parseLetter(text).issues.map(({ item }) => `${item?.body.text}: ${item?.decision?.text}`);

const mri = plainIssue;
const therapy = otherIssue;
const put = (text: string, where: string) => text.replace(where, (found) => `|${found}`);

describe('adding a disputed item', () => {
  it('puts it behind the issue of the cursor', () => {
    const text = refactored(put(letterText(mri, therapy), 'There are no red'), 'Add a disputed item below this one');
    assert.deepEqual(items(text), [
      'MRI of the left knee: Upheld',
      '[INSERT disputed item or service]: [INSERT decision]',
      'Physical therapy of the knee 6 visits: Overturned',
    ]);
  });

  it('puts it at the end from anywhere else', () => {
    const text = refactored(put(letterText(mri, therapy), 'The worker is a 40'), 'Add a disputed item at the end');
    assert.deepEqual(items(text).at(-1), '[INSERT disputed item or service]: [INSERT decision]');
    assert.equal(items(text).length, 3);
  });

  it('leaves nothing to report but its fields', () => {
    const text = refactored(put(letterText(mri, therapy), 'There are no red'), 'Add a disputed item');
    const codes = checkLetter(parseLetter(text)).map(({ code }) => code);
    assert.deepEqual(new Set(codes), new Set(['placeholder']));
  });

  it('makes the section where it is missing, and the first issue where there is none', () => {
    const bare = `${header}\n${how}\n${summary}|`;
    assert.ok(refactored(bare, 'Add a disputed item').includes(`twisted`));
    assert.deepEqual(items(refactored(bare, 'Add a disputed item')), [
      '[INSERT disputed item or service]: [INSERT decision]',
    ]);
    const opened = `${header}\n${how}\n${summary}\n${issuesOpening}|`;
    assert.deepEqual(items(refactored(opened, 'Add a disputed item')), [
      '[INSERT disputed item or service]: [INSERT decision]',
    ]);
  });

  it('keeps the notes of the next item with it', () => {
    const text = letterText(mri, { ...therapy, item: `%% ask for the report\n${therapy.item}` });
    const added = refactored(put(text, 'There are no red'), 'Add a disputed item');
    assert.match(added, /necessary\.\n\n%% ask for the report\nPhysical therapy/);
    assert.equal(items(added).length, 3);
  });

  it('takes the line ends of the letter, an empty file and one with a byte order mark', () => {
    for (const end of ['\r\n', '\r']) {
      const made = newIssue(parseLetter(letterText(mri).replaceAll('\n', end)), 0);
      assert.deepEqual(new Set(made?.edit.newText.match(/\r\n|\r|\n/g)), new Set([end]));
    }
    for (const text of ['', '\ufeff', '\n\n']) {
      const made = newIssue(parseLetter(text), 99) ?? assert.fail();
      const written = applyEdits(text, [made.edit]);
      assert.equal(written.indexOf('\ufeff'), text.startsWith('\ufeff') ? 0 : -1);
      assert.deepEqual(items(written), ['[INSERT disputed item or service]: [INSERT decision]']);
    }
    assert.equal(newIssue(parseLetter('A shopping list: milk.'), 0), null);
  });

  it('has a snippet with the fields in reading order and the two decisions to choose from', () => {
    const made = newIssue(parseLetter(letterText(mri)), 0) ?? assert.fail();
    assert.match(
      made.snippet,
      /^\n\n\$\{1:\[INSERT disputed item or service\]\}: \$\{2\|\[INSERT decision\],Upheld,Overturned\|\}\n/,
    );
    assert.match(made.snippet, /\$\{5:[^}]+\}\. As\ssuch,\sthe\srequest\s\$\{6\|[^|]+\|\}\.$/);
  });
});

describe('fields', () => {
  it('escape what a snippet would read otherwise, and are numbered on', () => {
    assert.deepEqual(fieldSnippet('$5 {a} \\ [INSERT x] and [INSERT y, z]', 3), {
      value: `\\$5 {a\\} \\\\ $\{3:[INSERT x]} and $\{4:[INSERT y, z]}`,
      next: 5,
    });
  });
});

describe('adding what is missing', () => {
  it('adds a part at its place', () => {
    const { claims, reviewer, rationale, ...item } = mri;
    for (const [parts, label] of [
      [{ ...item, reviewer, rationale }, 'Claims Administrator guideline:'],
      [{ ...item, claims, rationale }, 'MAXIMUS guideline:'],
      [{ ...item, claims, reviewer }, 'Decision rationale:'],
      [{ claims, reviewer, rationale }, 'the item line'],
    ] as const) {
      const text = refactored(
        put(letterText(parts, therapy), 'MTUS Knee'),
        label === 'Decision rationale:'
          ? 'Insert the decision rationale'
          : label === 'the item line'
            ? 'Insert the item line'
            : `Insert "${label}"`,
      );
      const [first] = parseLetter(text).issues;
      assert.deepEqual(
        first?.parts.map(({ kind }) => kind),
        ['item', 'claimsAdministratorGuideline', 'reviewerGuideline', 'rationale'],
      );
      assert.equal(parseLetter(text).issues.length, 2);
    }
  });

  it('adds several parts of an issue in one step, and nothing below it before', () => {
    const marked = put(letterText({ item: mri.item }, therapy), 'MRI of the left knee: ');
    const offered = titles(marked).filter((title) => /^(?:Insert|Add)/.test(title));
    assert.deepEqual(offered, ['Insert the 3 parts that are missing, with fields']);
    const text = refactored(marked, 'Insert the 3');
    assert.deepEqual(
      text.match(/^(?:Claims Administrator guideline|MAXIMUS guideline|Decision rationale):/gm)?.slice(0, 4),
      [
        'Claims Administrator guideline:',
        'MAXIMUS guideline:',
        'Decision rationale:',
        'Claims Administrator guideline:',
      ],
    );
    const { rationale, reviewer } = mri;
    const gaps = refactored(put(letterText({ reviewer, rationale }, therapy), 'There are no'), 'Insert the 2');
    assert.deepEqual(
      parseLetter(gaps).issues[0]?.parts.map(({ kind }) => kind),
      ['item', 'claimsAdministratorGuideline', 'reviewerGuideline', 'rationale'],
    );
  });

  it('labels the text of a rationale that stands there without its label', () => {
    const { rationale, ...parts } = mri;
    const bare = rationale.replace('Decision rationale: ', '');
    check(
      put(letterText({ ...parts, rationale: bare }, therapy), 'MTUS Knee'),
      'Put "Decision rationale:" before its text',
      letterText(mri, therapy),
    );
  });

  it('adds sections, the header and credentials', () => {
    const issues = `|${issuesOpening}\n${issueText(mri)}\n`;
    const kinds = (text: string) => parseLetter(text).sections.map(({ kind }) => kind);
    const all = ['header', 'reviewer', 'summary', 'issues'];
    assert.deepEqual(kinds(refactored(`${header}\n${how}\n${issues}`, 'Insert the section "CLINICAL')), all);
    assert.deepEqual(kinds(refactored(`${header}\n${summary}\n${issues}`, 'Insert the section "HOW')), all);
    const headed = refactored(`${how}\n${summary}\n${issues}`, 'Insert the header table');
    assert.deepEqual(kinds(headed), all);
    assert.equal(parseLetter(headed).header?.fields.length, 7);
    assert.match(
      refactored(
        `${header.replace(/UR Denial Date: +\S+/, '')}\n${how}\n${summary}\n${issues}`,
        'Insert "UR Denial Date:"',
      ),
      /Received:\nUR Denial Date: {7}\[INSERT date/,
    );
    const bare = how.replace(/\nThe Expert Reviewer has[\s\S]*/, '\n');
    const { reviewer } = parseLetter(refactored(`${header}\n${bare}\n${summary}\n${issues}`, 'Insert what is missing'));
    assert.deepEqual([reviewer.licensure.length, reviewer.specialties.length], [1, 1]);
  });

  it('offers nothing that is there, or that may be there in other words', () => {
    assert.deepEqual(
      titles(`${letterText(mri)}|`).filter((title) => title.startsWith('Insert')),
      [],
    );
    const other = letterText(mri).replace('Date of Injury:', 'DOI:').replace('State(s) of Licensure', 'Licensure');
    assert.deepEqual(
      titles(`${other}|`).filter((title) => title.startsWith('Insert')),
      [],
    );
  });
});

describe('moving a disputed item', () => {
  const text = letterText(mri, { ...therapy, item: `%% ask for the report\n${therapy.item}` });
  const moved = letterText({ ...therapy, item: `%% ask for the report\n${therapy.item}` }, mri);

  it('moves it down and up with its notes', () => {
    check(put(text, 'MRI of the left knee: Upheld'), 'Move this disputed item down', moved);
    check(put(text, 'ask for'), 'Move this disputed item up', moved);
    check(put(moved, 'MRI of the left knee: Upheld'), 'Move this disputed item up', text);
  });

  it('keeps an ignore with the item whose line it is about, over a blank line too', () => {
    const ignoring = text.replace('%% ask for the report', '%% imr-ignore-next item-not-in-summary: known\n');
    assert.match(
      refactored(put(ignoring, 'MRI of the left knee: Upheld'), 'Move this disputed item down'),
      /below:\n\n%% imr-ignore-next item-not-in-summary: known\n\nPhysical therapy/,
    );
  });

  it('is not offered beyond the first and the last', () => {
    assert.ok(!titles(put(text, 'MRI of the left knee: Up')).includes('Move this disputed item up'));
    assert.ok(!titles(`${text}|`).includes('Move this disputed item down'));
  });

  it('needs no line end at the end of the file', () => {
    check(`${text.trimEnd()}|`, 'Move this disputed item up', moved.trimEnd());
  });
});

describe('splitting an item line', () => {
  const split = (item: string) =>
    items(refactored(put(letterText({ ...mri, item }, therapy), item.slice(0, 14)), 'Split off')).slice(0, 2);
  const isOffered = (item: string) =>
    titles(put(letterText({ ...mri, item }), item.slice(0, 14))).some((title) => title.startsWith('Split off'));

  it('makes two issues with the same decision', () => {
    assert.deepEqual(split('Norco 10/325mg #60 and Naproxen 500mg #60: Upheld'), [
      'Norco 10/325mg #60: Upheld',
      'Naproxen 500mg #60: Upheld',
    ]);
    assert.deepEqual(split('1) MRI of the left knee 2) physical therapy 6 visits: Overturned'), [
      'MRI of the left knee: Overturned',
      'Physical therapy 6 visits: Overturned',
    ]);
    assert.deepEqual(split('Norco 10/325 mg #60, Soma 350 mg #30, and Prilosec 20 mg #60: Upheld'), [
      'Norco 10/325 mg #60: Upheld',
      'Soma 350 mg #30, and Prilosec 20 mg #60: Upheld',
    ]);
    assert.deepEqual(split('Physical therapy 6 visits; TENS unit: Upheld'), [
      'Physical therapy 6 visits: Upheld',
      'TENS unit: Upheld',
    ]);
    assert.deepEqual(split('Associated surgical service: cold therapy unit and TENS unit: Upheld'), [
      'Associated surgical service: cold therapy unit: Upheld',
      'Associated surgical service: TENS unit: Upheld',
    ]);
  });

  it('is not offered for one request', () => {
    for (const item of [
      'MRI of the left knee with and without contrast: Upheld',
      'Physical therapy of the neck and back 6 visits: Upheld',
      'Hydrocodone and acetaminophen 10/325mg #60: Upheld',
      'EMG and NCV of the upper extremities: Upheld',
      'Lidocaine and ketoprofen cream: Upheld',
      'Baclofen 2%, cyclobenzaprine 2% and ketoprofen 10% cream: Upheld',
      'Right shoulder arthroscopy with decompression and rotator cuff repair: Upheld',
    ])
      assert.equal(isOffered(item), false, item);
  });
});

describe('a partly authorized request', () => {
  it('takes the item line as the original request', () => {
    const before = put(letterText(mri), 'MRI of the left knee: Upheld');
    const partly = (title: string) => parseLetter(refactored(before, title)).issues[0]?.item;
    const remaining = partly('Partly authorized: decide the part that remains');
    assert.equal(remaining?.partlyAuthorized?.form, 'remaining');
    assert.equal(remaining?.partlyAuthorized?.original.text, 'MRI of the left knee');
    assert.equal(remaining?.partlyAuthorized?.disputed.text, '[INSERT part that remains]');
    assert.equal(remaining?.decision?.value, 'Upheld');
    const replaced = partly('Partly authorized: something else');
    assert.equal(replaced?.partlyAuthorized?.form, 'replaced');
    assert.equal(replaced?.partlyAuthorized?.disputed.text, 'MRI of the left knee');
  });

  it('leaves out the colon that waits for the decision, and a full stop', () => {
    for (const item of ['MRI of the left knee:', 'MRI of the left knee.: Upheld']) {
      const text = refactored(put(letterText({ ...mri, item }), item), 'Partly authorized: something else');
      const { partlyAuthorized } = parseLetter(text).issues[0]?.item ?? {};
      assert.equal(partlyAuthorized?.original.text, 'MRI of the left knee');
      assert.equal(partlyAuthorized?.disputed.text, 'MRI of the left knee');
    }
  });

  it('is not offered for one that is said to be so, nor away from the item line', () => {
    const text = refactored(put(letterText(mri), 'MRI of the left knee: Upheld'), 'Partly authorized: decide');
    for (const marked of [put(text, 'MRI of the left knee was'), put(letterText(mri), 'There are no red')])
      assert.deepEqual(
        titles(marked).filter((title) => title.startsWith('Partly')),
        [],
      );
  });
});

describe('the style of a citation', () => {
  const line = (words: string) => letterText({ ...mri, reviewer: `MAXIMUS guideline: ${words}` });
  const line2014 = (words: string) =>
    newLetterText({ form: '2014', items: 1, specialty: 'Family Practice', licensure: 'California' })
      .replace('[INSERT decision date]', '07/25/2014')
      .replace('MAXIMUS guideline: [INSERT guideline]', `MAXIMUS guideline: ${words}`);
  const offered = (text: string, words: string) =>
    at(put(text, words)).offered.find(({ title }) => title.startsWith('Write the citation'));
  const titled = 'Decision based on MTUS Chronic Pain Treatment Guidelines Topical analgesics';
  const dated = (year: number) =>
    `Decision based on MTUS Chronic Pain Medical Treatment ${year}, Section(s): Topical analgesics.`;

  it('changes where nothing is lost, and back in a letter of 2014', () => {
    check(put(line(`${titled}.`), titled), 'Write the citation in the style of 2016', line(dated(2016)));
    check(put(line2014(`${titled}.`), titled), 'Write the citation in the style of 2016', line2014(dated(2009)));
    check(put(line2014(dated(2009)), dated(2009)), 'Write the citation in the style of 2014', line2014(`${titled}.`));
  });

  it('takes no year away where the form wants one', () =>
    assert.equal(offered(line(dated(2016)), dated(2016)), undefined));

  it('is refused with a reason where something would be lost', () => {
    for (const [text, words, reason] of [
      [line, `${titled} Page(s): 111.`, /^The page numbers/],
      [line2014, dated(2016), /^The year/],
      [line2014, 'Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.', /could not tell/],
      [line2014, 'Decision based on MTUS Of My Own 2004, Section(s): Special Studies.', /not one of the MTUS/],
    ] as const) {
      const { disabled, edits } = offered(text(words), words) ?? assert.fail(words);
      assert.match(disabled ?? '', reason);
      assert.deepEqual(edits, []);
    }
  });
});

describe('deciding', () => {
  it('writes the decision where it is missing', () => {
    const undecided = letterText({ ...mri, item: 'MRI of the left knee' });
    check(
      put(undecided, 'MRI of the left knee\n'),
      'Decide the item: Overturned',
      letterText({ ...mri, item: 'MRI of the left knee: Overturned' }),
    );
    assert.ok(!titles(put(letterText(mri), 'There are no')).some((title) => title.startsWith('Decide')));
  });

  const cites = (claims: string, reviewer: string | undefined) => {
    const { reviewer: _, ...rest } = mri;
    return letterText({
      ...rest,
      claims: `Claims Administrator guideline: ${claims}`,
      ...(reviewer === undefined ? {} : { reviewer }),
    });
  };
  const knee = 'Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.';
  const outside = (who: string) =>
    `The ${who} based their decision on recommendation(s) outside of the MTUS Guidelines. Decision based on Non-MTUS Citation Official Disability Guidelines (ODG), Knee, MRI.`;

  it("takes the claims administrator's sources into an empty or missing line", () => {
    for (const reviewer of [undefined, 'MAXIMUS guideline:', 'MAXIMUS guideline: [INSERT guideline]'])
      check(put(cites(knee, reviewer), 'There are no'), 'Cite the same', cites(knee, `MAXIMUS guideline: ${knee}`));
    check(
      put(cites(outside('Claims Administrator'), 'MAXIMUS guideline:'), 'There are no'),
      'Cite the same',
      cites(outside('Claims Administrator'), `MAXIMUS guideline: ${outside('Expert Reviewer')}`),
    );
  });

  it('refuses with its reason to repeat what a rule would report, where completion does not offer it either', () => {
    const citing = (chapter: string) => `Decision based on MTUS ${chapter}.`;
    for (const [claims, reason, decided = '01/25/2017'] of [
      [citing('Knee Complaints 2004'), /incomplete/],
      [citing('Knee Complaints 2004, Section(s): Inital Care'), /incomplete or not known/],
      [citing('Chronic Pain Medical Treatment 2009, Section(s): Topical analgesics'), /not in force on/],
      [citing('Chronic Pain Medical Treatment 2016, Section(s): Topical analgesics'), /not in force on/, '01/25/2016'],
      [citing('Low Back Complaints 2004, Section(s): Initial Care'), /another part of the body/],
      [`${knee} Decision based on Non-MTUS Citation http://example.org/knee.`, /incomplete or not known/],
    ] as const) {
      const text = cites(claims, 'MAXIMUS guideline:').replace('01/25/2017', decided);
      const { disabled, edits } = at(put(text, 'There are no')).offered.find(isSame) ?? assert.fail(claims);
      assert.match(disabled ?? '', reason);
      assert.deepEqual(edits, []);
      const { letter, offset } = cursorIn(text.replace('MAXIMUS guideline:', 'MAXIMUS guideline: |'));
      assert.ok(!completions(letter, offset).some(({ label }) => label.startsWith('Cite the same')), claims);
    }
  });

  it('repeats a citation of the style of 2014, which names no year', () => {
    const cited = 'Decision based on MTUS Chronic Pain Treatment Guidelines Topical analgesics Page(s): 111.';
    const line = (reviewer: string) =>
      newLetterText({ form: '2014', items: 1, specialty: 'Family Practice', licensure: 'California' })
        .replace('[INSERT disputed item or service]: [INSERT decision]', 'Naproxen 500mg #60: Upheld')
        .replace(/(?<=Claims Administrator guideline: ).*/, cited)
        .replace(/(?<=MAXIMUS guideline:) .*/, reviewer);
    check(put(line(''), 'Naproxen'), 'Cite the same', line(` ${cited}`));
    const { letter, offset } = cursorIn(line(' |'));
    assert.ok(completions(letter, offset).some(({ label }) => label.startsWith('Cite the same')));
  });

  it('is not offered where nothing is cited or something stands there', () => {
    const none = 'The Claims Administrator did not cite any medical evidence for its decision.';
    for (const text of [cites(none, 'MAXIMUS guideline:'), cites(knee, `MAXIMUS guideline: ${knee}`)])
      assert.ok(!titles(put(text, 'There are no')).some((title) => title.startsWith('Cite')));
  });
});

describe('refactorings', () => {
  it('survive every text and place', () => {
    const letter = letterText(mri, { ...therapy, rationale: 'Decision rationale: \ud83e\uddb4 %%' });
    for (const text of [
      '',
      '\ufeff',
      '%% a note',
      letter,
      letter.replaceAll('\n', '\r\n'),
      letter.replaceAll('\n', '\r'),
      `\ufeff${letter}`,
    ])
      for (let start = -1; start <= text.length + 2; start += 7) {
        const parsed = parseLetter(text);
        for (const { edits, disabled, title } of refactorings(parsed, { start, end: start })) {
          assert.equal(edits.length === 0, disabled !== undefined, title);
          let behind = 0;
          for (const edit of edits) {
            assert.ok(edit.start >= behind && edit.end >= edit.start && edit.end <= text.length, title);
            behind = edit.end;
          }
          assert.equal(parseLetter(applyEdits(text, edits)).notes.length, parsed.notes.length, title);
        }
      }
  });

  it('take time in step with the letter', function () {
    this.timeout(20_000);
    const big = letterText(...Array.from({ length: 2000 }, () => mri));
    const parsed = parseLetter(big);
    const began = performance.now();
    assert.ok(refactorings(parsed, { start: big.length / 2, end: big.length / 2 }).length > 0);
    assert.ok(performance.now() - began < 1500, 'a letter of a megabyte is no reason to wait');
  });
});
