/** The grammar and the semantic tokens give the same words the same colour, so that nothing jumps when the server answers. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { semanticTokens } from '../../server/src/features/semanticTokens';
import { parseLetter } from '../../server/src/letter/parse';
import { letterText, otherIssue, plainIssue } from '../support/letters';
import { needRealLetters, realLetters } from '../support/realLetters';
import { tokenScopes as scopes } from '../support/tokenScopes';
import { covers, type LetterGrammar, loadGrammar } from './support';

let grammar: LetterGrammar;

interface Agreement {
  /** How many stretches both colour. */
  readonly shared: number;
  /** Those that they colour differently: `scope of the grammar <> token: words`. */
  readonly clashes: string[];
}

/** Compares the grammar's innermost scopes, which themes look at first, with the tokens of the same words. */
function compare(text: string): Agreement {
  const clashes: string[] = [];
  let shared = 0;
  const tokens = semanticTokens(parseLetter(text));
  let offset = 0;
  let first = 0;
  for (const line of grammar.tokenize(text)) {
    const lineEnd = offset + line.text.length;
    while ((tokens[first]?.end ?? Number.POSITIVE_INFINITY) <= offset) first += 1;
    for (let at = first; (tokens[at]?.start ?? Number.POSITIVE_INFINITY) < lineEnd; at += 1) {
      const token = tokens[at] ?? assert.fail();
      const name = token.modifier === 'overturned' ? 'decision.overturned' : token.type;
      for (const { start, end, scopes: found } of line.tokens) {
        const from = Math.max(token.start, offset + start);
        const words = text.slice(from, Math.min(token.end, offset + end));
        const scope = found.flatMap((one) => one.split(' ')).at(-1);
        if (from >= Math.min(token.end, offset + end) || scope === undefined || words.trim() === '') continue;
        shared += 1;
        if (!covers(scopes[name], scope)) clashes.push(`${scope} <> ${name}: ${words}`);
      }
    }
    offset = lineEnd + (text.startsWith('\r\n', lineEnd) ? 2 : 1);
  }
  return { shared, clashes };
}

/** `sharedAtLeast`: how much both colour, so that the comparison cannot pass by comparing nothing. */
function check(text: string, sharedAtLeast: number): void {
  const { shared, clashes } = compare(text);
  assert.deepEqual(clashes, []);
  assert.ok(shared >= sharedAtLeast, `${shared} stretches are coloured by both`);
}

describe('semantic tokens beside the grammar', () => {
  before(async () => {
    grammar = await loadGrammar();
  });

  const samples = readdirSync('samples').filter((name) => /^20.*\.(?:imr|txt)$/.test(name));
  for (const name of samples) {
    it(`keep the colours of ${name}`, () => {
      const text = readFileSync(path.join('samples', name), 'utf8');
      const least = name === '2013-professional-review.txt' ? 0 : 3;
      check(text, least);
      check(text.replaceAll('\n', '\r\n'), least);
    });
  }

  it('keep the colours of what stands inside items, topics and guidelines', () => {
    const item =
      'Retrospective Tramadol 50mg #60, QTY: 30, Lidocaine 5% patch x 12 per ODG and MTUS (12 units) of March 2016: Upheld';
    const reviewer = `MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2009, Section(s): Topical
analgesics, Lidocaine 5% of 2016, and Knee Complaints 2004, Section(s): Special Studies. Decision based on Non-MTUS Citation Official
Disability Guidelines (ODG) Pain, ACOEM and MTUS 2016 #4, Tramadol 50 mg and Other Medical Treatment Guidelines UpToDate, 01/02/2016.`;
    const rationale = `Decision rationale: On 10-26-2016 he took Norco 10/325 mg twice a day, [INSERT more] Ketoprofen 20 %
and MTUS of 2009. On Oct. 5, 2016 TBD. The request is not medically necessary.
%% Page(s): 12, 10/26/2016`;
    check(letterText({ ...plainIssue, item, reviewer, rationale }, otherIssue), 24);
  });

  it('keep the colours of the real letters', function () {
    needRealLetters(this);
    const letters = realLetters();
    let shared = 0;
    const clashes: string[] = [];
    for (const { name, text } of letters) {
      const one = compare(text);
      shared += one.shared;
      for (const clash of one.clashes) clashes.push(`${name}: ${clash}`);
    }
    assert.deepEqual(clashes, []);
    assert.ok(shared > 15 * letters.length, `${shared} stretches are coloured by both`);
  }).timeout(60_000);
});
