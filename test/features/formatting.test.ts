/** Letters before and after formatting: the whole letter, a range, and while a label or heading is typed. */

import assert from 'node:assert/strict';
import {
  type FormattingOptions,
  formatDocument,
  formatOnType,
  formatRange,
} from '../../server/src/features/formatting';
import { applyEdits } from '../../server/src/letter/edits';
import { parseLetter } from '../../server/src/letter/parse';
import { loadSnippets } from '../snippets/support';
import { readCursor } from '../support/cursor';
import { header, how, issuesOpening, letterText, plainIssue, summary } from '../support/letters';

/** What formatting makes of a text; then it has nothing more to do. */
function check(text: string, expected: string, options: FormattingOptions = {}): void {
  assert.equal(applyEdits(text, formatDocument(parseLetter(text), options)), expected);
  assert.deepEqual(formatDocument(parseLetter(expected), options), []);
}

/** `|` marks the cursor behind what was typed, in the text before and after. */
function checkTyped(typed: string, marked: string, expected: string): void {
  const { text, offset: at } = readCursor(marked);
  const edits = formatOnType(parseLetter(text), at, typed);
  // An editor leaves its cursor where it is, behind what an edit before it has put in or taken out.
  const moved = edits
    .filter(({ end }) => end <= at)
    .reduce((sum, edit) => sum + edit.newText.length - edit.end + edit.start, at);
  assert.ok(
    edits.every(({ start, end }) => end <= at || start > at),
    'no edit holds the cursor',
  );
  const after = applyEdits(text, edits);
  assert.equal(`${after.slice(0, moved)}|${after.slice(moved)}`, expected);
}

const columns = [
  'Case Number:          CM16-0000001',
  'Date Assigned:        12/30/2016',
  'Date of Injury:       10/11/2016',
  'Decision Date:        01/25/2017',
  'UR Denial Date:       12/13/2016',
  'Priority:             Standard',
  'Application           12/23/2016',
  'Received:',
  '',
].join('\n');
const atMargin = (text: string) => text.replace(/^ +(?=[A-Z]{3})/gm, '');
/** The letter of the tests in its form. Its wrapped lines are as they were. */
const formed = letterText(plainIssue).replace(header, columns);
const inForm = atMargin(formed);

describe('formatDocument', () => {
  it('puts headings at the margin and each header field on a line', () => check(letterText(plainIssue), inForm));
  it('sets blank lines between sections, issues and parts, and nowhere else', () => {
    const glued = [header, how, summary, issuesOpening].map((part) => part.trimEnd()).join('\n');
    const parts = Object.values(plainIssue);
    check(`${glued}\n${parts.join('\n')}\n`, inForm);
    check(`${letterText(plainIssue).replace(/\n\n/g, '\n\n\n\n')}`, inForm);
    const paragraphs = { ...plainIssue, rationale: `${plainIssue.rationale}\n\n\nHe fell.\nShe fell.` };
    check(letterText(paragraphs), atMargin(letterText(paragraphs).replace(header, columns)));
  });
  it('sets one blank behind labels and before decisions', () =>
    check(
      inForm
        .replace('guideline: Decision', 'guideline:   Decision')
        .replace('rationale: There', 'rationale:There')
        .replace('knee: Upheld', 'knee:\tUpheld')
        .replace('MAXIMUS guideline', '  MAXIMUS guideline'),
      inForm,
    ));
  it('changes no letter of a label or heading', () => {
    const small = inForm
      .replace('CLINICAL CASE SUMMARY', 'Clinical case sumary')
      .replace('MAXIMUS guid', 'Maximus gide');
    check(small, small);
  });
  it('joins no lines', () => {
    const text = inForm.replace('There are no red flags. The', 'There are\nno red flags. The');
    check(text, text);
  });
  it('keeps the line ends that are there, and takes those of most lines for new ones', () => {
    check(letterText(plainIssue).replace(/\n/g, '\r\n'), inForm.replace(/\n/g, '\r\n'));
    check(letterText(plainIssue).replace(/\n/g, '\r'), inForm.replace(/\n/g, '\r'));
    const mixed = inForm.replace('red flags. The', 'red flags.\r\nThe').replace(/Upheld\n\n/, 'Upheld\n');
    check(mixed, mixed.replace('Upheld\n', 'Upheld\n\n'));
  });
  it('takes blanks off line ends, and blank lines off the end, as the client wants it', () => {
    const blanks = inForm
      .replace('Arizona,California\n', 'Arizona,California  \n')
      .replace('\n\nThe worker', '\n \nThe worker');
    check(`${blanks}\n \n`, inForm);
    check(inForm.replace('flags. The', 'flags.  \nThe'), inForm.replace('flags. The', 'flags.  \nThe'), {
      trimTrailingWhitespace: false,
    });
    check(`${inForm}\n\n`, `${inForm}\n\n`, { trimFinalNewlines: false });
    check(inForm.trimEnd(), inForm.trimEnd());
    check(inForm.trimEnd(), inForm, { insertFinalNewline: true });
  });
  it('leaves notes where they stand, with a blank line before or behind them as there was', () => {
    const noted = inForm
      .replace('\n\nMAXIMUS', '\n%% which edition?\nMAXIMUS')
      .replace('\n\nDecision', '\n%% short\n\nDecision');
    check(noted, noted.replace('\n%% which', '\n\n%% which'));
  });
  it('leaves the blank lines of a double spaced letter to tidying', () => {
    const double = letterText(plainIssue).replace(/\n/g, ' \n\n');
    check(double, `${atMargin(double).replace(/ +$/gm, '').trimEnd()}\n`);
  });
  it('leaves what the snippets write, which is the form', () => {
    for (const { prefix, text } of loadSnippets()) {
      if (prefix.startsWith('letter')) check(text, text);
    }
  });
  it('edits no more than the lines that need it', () => {
    const text = inForm.replace('CLINICAL', '   CLINICAL');
    const at = text.indexOf('   CLINICAL');
    assert.deepEqual(formatDocument(parseLetter(text)), [{ start: at, end: at + 3, newText: '' }]);
  });
  it('leaves a text that is no letter, and the letters of 2013 but for blanks at line ends', () => {
    check('  A memo. \n\n\n\nOf the office.', '  A memo. \n\n\n\nOf the office.');
    const professional =
      'MEDICAL PROFESSIONAL REVIEW\n   ISSUE AT DISPUTE: \nA brace.\n\n\nCASE SUMMARY:\nShe fell.\nMEDICAL REVIEWER QUALIFICATIONS:\nA surgeon.\n';
    assert.equal(parseLetter(professional).format, '2013-professional-review');
    check(professional, professional.replace(': \n', ':\n'));
    check('', '');
  });
});

describe('formatRange', () => {
  const text = letterText(plainIssue, plainIssue).replace(/rationale: /g, 'rationale:   ');
  function checkRange(start: number, end: number, expected: string): void {
    assert.equal(applyEdits(text, formatRange(parseLetter(text), { start, end })), expected);
  }
  it('changes only the lines of the range', () => {
    const second = text.lastIndexOf('rationale:');
    checkRange(second, second, `${text.slice(0, second)}rationale: ${text.slice(second + 13)}`);
    const heading = text.indexOf('CLINICAL');
    checkRange(heading, heading + 3, text.replace(/ +CLINICAL/, 'CLINICAL'));
  });
  it('takes a range from its end to its start, and one beyond the text', () => {
    const whole = applyEdits(text, formatDocument(parseLetter(text)));
    checkRange(text.length + 9, -3, whole);
    checkRange(text.length + 5, text.length + 9, text);
  });
});

describe('formatOnType', () => {
  const before = inForm.slice(0, inForm.indexOf('MAXIMUS guideline'));
  it('gives a finished label its place and its blank line', () => {
    checkTyped(':', `${before}  MAXIMUS guideline:|`, `${before}MAXIMUS guideline:|`);
    const glued = before.replace(/\n\n$/, '\n');
    checkTyped(':', `${glued}MAXIMUS guideline:|`, `${before}MAXIMUS guideline:|`);
    checkTyped(
      ':',
      `${glued}MAXIMUS guideline:|\n\nDecision rationale:`,
      `${before}MAXIMUS guideline:|\n\nDecision rationale:`,
    );
  });
  it('gives a finished heading its place, and the new line the same', () => {
    const text = letterText(plainIssue);
    const upTo = text.slice(0, text.indexOf('CLINICAL')).trimEnd();
    checkTyped('\n', `${upTo}\n    CLINICAL CASE SUMMARY\n    |`, `${upTo}\n\nCLINICAL CASE SUMMARY\n|`);
    checkTyped('\n', `${upTo}\n\nCLINICAL CASE SUMMARY\n|`, `${upTo}\n\nCLINICAL CASE SUMMARY\n|`);
  });
  it('sets the blank of a label when its line is finished', () =>
    checkTyped('\n', `${before}MAXIMUS guideline:None.\n|`, `${before}MAXIMUS guideline: None.\n|`));
  it('leaves everything else alone', () => {
    for (const [typed, text] of [
      [':', `${before}The MAXIMUS guideline:|`],
      [':', `${before}  Note:|`],
      ['\n', `${before}   prose\n   |`],
      ['\n', `${before}\n|`],
      ['\n', '|'],
      [':', ':|'],
      [':', '  Note:|'],
    ] as const)
      checkTyped(typed, text, text);
  });
  it('takes offsets outside the text for its ends', () => {
    const letter = parseLetter(`${before}  MAXIMUS guideline:`);
    assert.equal(formatOnType(letter, 1e9, ':').length, 1);
    assert.deepEqual(formatOnType(letter, -4, ':'), []);
  });
});
