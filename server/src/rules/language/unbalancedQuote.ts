import type { Facts } from '../../facts/facts';
import type { Passage } from '../../facts/passage';
import type { Letter } from '../../letter/letter';
import type { Report, Rule } from '../rule';
import { withRationale } from './excerpt';
import { proseFormats, proseOf } from './prose';

export const unbalancedQuote: Rule = {
  code: 'unbalanced-quote',
  title: 'A quotation or parenthesis is not closed',
  severity: 'warning',
  source: 'Good practice; seen in posted determination letters',
  formats: proseFormats,
  fixSafety: 'unsafe',
  whatItDoes:
    'Reports a quotation mark, parenthesis or bracket without its counterpart in the same part. List markers such as `1)` and `a)` and inches (`5\'10"`) are right.',
  whyItMatters: 'Where a quotation has no end, the words of the guideline run into the conclusion of the reviewer.',
  whatToDo:
    'Add the missing mark where the quotation or the remark begins or ends, or delete the one that stands alone.',
  examples: {
    wrong: [
      withRationale('The guideline states «"»imaging is not needed in most cases. There are no red flags.'),
      withRationale('The knee «(»left is stable. There are no red flags.'),
      withRationale('The left knee«)» is stable. There are no red flags.'),
      withRationale('The knee «(»(left) is stable. There are no red flags.'),
      withRationale('It says "imaging is not needed" and «"»repeat studies are rare.'),
      withRationale('Imaging is not needed in most cases.«"» There are no red flags.'),
    ],
    right: [
      withRationale(
        'The guideline states "imaging is not needed in most cases." There are no red flags (see the notes).',
      ),
      withRationale('Criteria: 1) pain, 2) locking, a) effusion. He is 5\'10" tall.'),
      withRationale('The criteria (including 1) pain and 2) locking) are met. Grade (2) and [3] are noted.'),
      withRationale('The guideline states: "Imaging is not needed.\n\n"It may be repeated."'),
    ],
  },
  *check(letter: Letter, facts: Facts): Generator<Report> {
    for (const { passage } of proseOf(letter, facts)) {
      const marks = MARKS.test(passage.text);
      if (!marks) continue;
      const quote = loneQuote(passage, letter);
      if (quote !== null) yield report(passage, quote, 'quotation mark');
      const parenthesis = loneParenthesis(passage.text, '(', ')');
      if (parenthesis !== null) yield report(passage, parenthesis, 'parenthesis');
      const bracket = loneParenthesis(passage.text, '[', ']');
      if (bracket !== null) yield report(passage, bracket, 'bracket');
    }
  },
};

const MARKS = /["\u201c\u201d()[\]]/;

function report(passage: Passage, at: number, name: string): Report {
  const { start, end } = passage.place({ start: at, end: at + 1 });
  const mark = passage.text.charAt(at);
  const doubled = passage.text.charAt(at - 1) === mark || passage.text.charAt(at + 1) === mark;
  const opens = !CLOSING.includes(mark) && (mark !== '"' || opensAt(passage.text, at));
  return {
    start,
    end,
    message: doubled
      ? `This ${name} stands beside another one, and one of the two has no counterpart. Delete one.`
      : opens
        ? `This ${name} is never closed in this part. Add the closing one where its words end.`
        : `This ${name} has no opening one in this part. Add it, or delete this one.`,
    // Only a person knows where the words in it begin or end, but of two marks in a row one is too many.
    ...(doubled ? { fix: { title: 'Delete one of the two marks', edits: [{ start, end, newText: '' }] } } : {}),
  };
}

const CLOSING = ')]\u201d';

/** A quotation mark opens where a blank or an opening bracket stands before it and none behind it. */
function opensAt(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  return before === '' || before === ' ' || before === '(' || before === '[' || before === '-' || before === '/';
}

/** The quotation mark without a counterpart; `null` where there is none, or where it is not certain. */
function loneQuote(passage: Passage, letter: Letter): number | null {
  const { text } = passage;
  let count = 0;
  // Quotations inside quotations are marked alike, so the marks pair up as parentheses do.
  const open: number[] = [];
  let lone: number | null = null;
  for (let at = nextQuote(text, 0); at >= 0; at = nextQuote(text, at + 1)) {
    const mark = text.charAt(at);
    // Inches look like a closing mark: with one of them, nothing is certain.
    if (mark === '"' && /\d/.test(text.charAt(at - 1)) && open.length === 0) return null;
    const opens = mark === '\u201c' || (mark === '"' && opensAt(text, at));
    // A quotation of several paragraphs opens each of them anew.
    if (opens && count > 0 && beginsParagraph(passage, letter, at)) return null;
    count += 1;
    if (opens) open.push(at);
    else if (open.pop() === undefined) lone ??= at;
  }
  // With an even number the marks pair up somehow.
  if (count % 2 === 0) return null;
  return lone ?? open[0] ?? null;
}

function nextQuote(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22 || code === 0x201c || code === 0x201d) return at;
  }
  return -1;
}

function beginsParagraph(passage: Passage, { layout }: Letter, at: number): boolean {
  const { start } = passage.place({ start: at, end: at + 1 });
  const line = layout.lineAt(start);
  return layout.line(line).contentStart === start && layout.breakBefore(line) !== 'line';
}

/**
 * The mark without a counterpart; `null` where there is a way to pair all of them. A closing mark behind a number or a
 * letter alone may be a list marker (`1)`), so it need not close anything.
 */
function loneParenthesis(text: string, opening: string, closing: string): number | null {
  const open: number[] = [];
  let fewest = 0;
  for (let at = 0; at < text.length; at += 1) {
    const mark = text.charAt(at);
    if (mark === opening) {
      open.push(at);
      fewest += 1;
    } else if (mark === closing) {
      const marker = isListMarker(text, at);
      if (open.length === 0 && !marker) return at;
      fewest = Math.max(0, fewest - 1);
      if (!marker) open.pop();
    }
  }
  return fewest > 0 ? (open[open.length - fewest] ?? null) : null;
}

function isListMarker(text: string, at: number): boolean {
  return /(?:^|[\s,;:])(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})$/.test(text.slice(Math.max(0, at - 6), at));
}
