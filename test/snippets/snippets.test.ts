/** Every snippet, expanded with its defaults, in its place: the letter parses whole and only placeholders are to fill in. */

import assert from 'node:assert/strict';
import { parseLetter } from '../../server/src/letter/parse';
import { findPlaceholders } from '../../server/src/letter/placeholders';
import { toRecord } from '../../server/src/letter/record';
import { checkLetter } from '../../server/src/rules/index';
import { header, how, issuesOpening, issueText, letterText, otherIssue, plainIssue, summary } from '../support/letters';
import { loadSnippets } from './support';

const all = new Map(loadSnippets().map((snippet) => [snippet.prefix, snippet.text]));
const { item, claims, reviewer, rationale } = plainIssue;
const overturned = item.replace('Upheld', 'Overturned');
const before = [header, how, summary].join('\n');

/** Where each snippet belongs; a snippet without a place here fails the test. */
const places: Readonly<Record<string, (text: string) => string>> = {
  letter: (text) => text,
  'letter-2014': (text) => text,
  header: (text) => letterText(plainIssue).replace(header, `${text}\n`),
  how: (text) => letterText(plainIssue).replace(how, `${text}\n`),
  'how-2014': (text) => letterText(plainIssue).replace(how, `${text}\n`),
  credentials: (text) => letterText(plainIssue).replace(/The Expert Reviewer has[\s\S]*?Family Practice/, text),
  summary: (text) => letterText(plainIssue).replace(summary, `${text}\n`),
  issues: (text) => `${before}\n${text}\n`,
  ...Object.fromEntries(
    ['issue', 'issue-2014', 'issue-dependent', 'partly-authorized', 'partly-authorized-other'].map((prefix) => [
      prefix,
      (text: string) =>
        `${before}\n${issuesOpening}\n${issueText(plainIssue)}\n\n${text}\n\n${issueText(otherIssue)}\n`,
    ]),
  ),
  ...Object.fromEntries(
    [...all.keys()]
      .filter((prefix) => prefix.endsWith('-claims'))
      .map((prefix) => [prefix, (text: string) => letterText({ item, claims: text, reviewer, rationale })]),
  ),
  ...Object.fromEntries(
    [...all.keys()]
      .filter((prefix) => prefix.endsWith('-maximus'))
      .map((prefix) => [prefix, (text: string) => letterText({ item, claims, reviewer: text, rationale })]),
  ),
  rationale: (text) => letterText({ item, claims, reviewer, rationale: text }),
  ...Object.fromEntries(
    ['upheld', 'upheld-item', 'dependent', 'tapering'].map((prefix) => [
      prefix,
      (text: string) => {
        const words = prefix === 'tapering' ? `The request is not medically necessary. ${text}` : text;
        return letterText({
          item,
          claims,
          reviewer,
          rationale: `Decision rationale: There are no red flags. ${words}`,
        });
      },
    ]),
  ),
  ...Object.fromEntries(
    ['overturned', 'overturned-item', 'dependent-overturned'].map((prefix) => [
      prefix,
      (text: string) =>
        letterText({
          item: overturned,
          claims,
          reviewer,
          rationale: `Decision rationale: The left knee locks. ${text}`,
        }),
    ]),
  ),
  'mtus-silent': (text) =>
    letterText({
      item,
      claims: otherIssue.claims,
      reviewer:
        'MAXIMUS guideline: The Expert Reviewer based their decision on recommendation(s) outside of the MTUS Guidelines. Decision based on Non-MTUS Citation Official Disability Guidelines (ODG), Knee & Leg, MRI.',
      rationale: `Decision rationale: There are no red flags. ${text} The ODG do not recommend it here. The request is not medically necessary.`,
    }),
};

/** What is rightly reported, because the snippet does not fit the place that this test has for it. */
const rightlyReported: Readonly<Record<string, readonly string[]>> = {
  // The item is no service that depends on another.
  'none-maximus': ['no-evidence-cited'],
};

function check(prefix: string): void {
  const place = places[prefix];
  assert.ok(place !== undefined, `the place of the snippet ${prefix} is named in this test`);
  const text = place(all.get(prefix) ?? '');
  const letter = parseLetter(text);
  assert.deepEqual(
    [...new Set(checkLetter(letter).map(({ code }) => code))].filter((code) => code !== 'placeholder'),
    rightlyReported[prefix] ?? [],
  );
  const { issues } = toRecord(letter);
  assert.ok(issues.length > 0);
  for (const issue of issues) for (const part of Object.values(issue)) assert.ok(part !== null && part !== '');
  assert.ok(letter.clinicalCaseSummary !== null);
  assert.ok(letter.reviewer.licensure.length > 0 && letter.reviewer.specialties.length > 0);
}

describe('snippets', () => {
  for (const prefix of all.keys()) it(prefix, () => check(prefix));

  it('cover what reviewers write', () => {
    for (const prefix of Object.keys(places)) assert.ok(all.has(prefix), prefix);
  });

  it('leave a decision that the record and the placeholder rule show as still to be made', () => {
    for (const prefix of [
      'letter',
      'letter-2014',
      'issues',
      'issue',
      'issue-2014',
      'partly-authorized',
      'partly-authorized-other',
    ]) {
      const text = places[prefix]?.(all.get(prefix) ?? '') ?? '';
      const letter = parseLetter(text);
      const undecided = toRecord(letter).issues.filter(({ decision }) => decision === '[INSERT decision]');
      assert.equal(undecided.length, 1, prefix);
      const open = [...findPlaceholders(letter.text)].map(({ start, end }) => text.slice(start, end));
      for (const left of ['[INSERT decision]', '[INSERT is or is not]']) assert.ok(open.includes(left), prefix);
      const found = checkLetter(letter).filter(({ code }) => code === 'placeholder');
      assert.equal(found.length, open.length > 5 ? 1 : open.length, prefix);
    }
  });

  it('are at peace when decision and conclusion agree, and only then', () => {
    const filled = (decision: string, conclusion: string) =>
      (places.issue?.(all.get('issue') ?? '') ?? '')
        .replace('[INSERT decision]', decision)
        .replace('[INSERT is or is not] medically necessary', conclusion);
    for (const [decision, conclusion, codes] of [
      ['Upheld', 'is not medically necessary', []],
      ['Overturned', 'is medically necessary', []],
      ['Upheld', 'is medically necessary', ['decision-contradicts-rationale']],
      ['Overturned', 'is not medically necessary', ['decision-contradicts-rationale']],
    ] as const) {
      assert.deepEqual(
        checkLetter(parseLetter(filled(decision, conclusion)))
          .map(({ code }) => code)
          .filter((code) => code !== 'placeholder'),
        codes,
      );
    }
  });

  it('make a whole letter of the form that they are named after', () => {
    assert.equal(parseLetter(all.get('letter') ?? '').format, '2016');
    assert.equal(parseLetter(all.get('letter-2014') ?? '').format, '2014');
  });
});
