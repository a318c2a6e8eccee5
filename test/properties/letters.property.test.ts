/** Properties of the parser and the checks on random text: total, lossless, stable, and damage stays local. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { documentSymbols, type OutlineSymbol } from '../../server/src/features/documentSymbol';
import { foldingRanges } from '../../server/src/features/foldingRange';
import { selectionRanges } from '../../server/src/features/selectionRange';
import type { Letter, Node } from '../../server/src/letter/letter';
import { parseLetter } from '../../server/src/letter/parse';
import { toRecord } from '../../server/src/letter/record';
import { checkLetter } from '../../server/src/rules/index';
import { faultInTree } from '../support/draw';
import { type IssueText, issuesOpening, issueText, letterText, otherIssue, plainIssue } from '../support/letters';
import { randomTexts } from '../support/randomText';

/** Headings of the forms of 2013 are among the pieces. */
const { nearLetter, anyText } = randomTexts([
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'DOCUMENTS REVIEWED\n',
      'CASE SUMMARY:\n',
      'ISSUE AT DISPUTE:\n',
      'MEDICAL PROFESSIONAL REVIEW\n',
      '1) Regarding the request for X:\n',
    ),
  },
]);

/** All ranges of a letter's facts, with the text that they claim. */
function* facts(letter: Letter): Generator<{ start: number; end: number; text?: string }> {
  yield* letter.reviewer.licensure;
  yield* letter.reviewer.specialties;
  for (const field of letter.header?.fields ?? []) yield* [field.label, ...(field.value ? [field.value] : [])];
  for (const { parts } of letter.issues) {
    for (const part of parts) {
      yield part.body;
      if (part.label) yield part.label;
      if (part.kind === 'item') {
        if (part.decision) yield part.decision;
      } else if (part.kind === 'rationale') yield* part.sentences;
      else for (const citation of part.citations) yield* [citation, ...citation.sections, ...citation.pages];
    }
  }
}

describe('properties', () => {
  it('every text has a letter whose leaves joined are the text', () => {
    fc.assert(
      fc.property(anyText, (text) => assert.equal(faultInTree(parseLetter(text)), null)),
      { numRuns: 1500 },
    );
  });

  it('every fact stands where it says, with the text that it says', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const fact of facts(parseLetter(text))) {
          assert.ok(fact.start >= 0 && fact.start <= fact.end && fact.end <= text.length);
          if (fact.text !== undefined) {
            const squeezed = (words: string) => words.replace(/[\s\u0085\u200b\ufeff]+/g, '');
            assert.equal(squeezed(text.slice(fact.start, fact.end)), squeezed(fact.text));
          }
        }
      }),
      { numRuns: 800 },
    );
  });

  it('the checks never fail, and mark what is in the text, in order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const findings = checkLetter(parseLetter(text), {
          onRuleError: (code, error) => assert.fail(`${code}: ${error}`),
        });
        let last = 0;
        for (const { start, end } of findings) {
          assert.ok(start >= last && end > start && end <= text.length);
          last = start;
        }
      }),
      { numRuns: 800 },
    );
  });

  it('the outline nests, every name is there, every selection lies inside', () => {
    const look = (symbol: OutlineSymbol): void => {
      assert.ok(symbol.name.trim() !== '');
      assert.ok(symbol.start <= symbol.selection.start && symbol.selection.end <= symbol.end);
      for (const child of symbol.children) {
        assert.ok(symbol.start <= child.start && child.end <= symbol.end);
        look(child);
      }
    };
    fc.assert(
      fc.property(anyText, (text) => documentSymbols(parseLetter(text)).forEach(look)),
      { numRuns: 800 },
    );
  });

  it('selections grow around every offset, folds are more than a line', () => {
    fc.assert(
      fc.property(anyText, fc.nat(400), (text, offset) => {
        const letter = parseLetter(text);
        const at = Math.min(offset, text.length);
        let inner = { start: at, end: at };
        for (const range of selectionRanges(letter, offset)) {
          assert.ok(range.start <= inner.start && inner.end <= range.end);
          inner = range;
        }
        for (const { start, end } of foldingRanges(letter)) assert.match(text.slice(start, end), /[\r\n]/);
      }),
      { numRuns: 500 },
    );
  });

  it('white space other than line breaks changes no record', () => {
    fc.assert(
      fc.property(nearLetter, (text) => {
        const swollen = text.replace(/(?<=\S) (?=\S)/g, '\u00a0');
        assert.deepEqual(toRecord(parseLetter(swollen)), toRecord(parseLetter(text)));
      }),
      { numRuns: 300 },
    );
  });

  describe('damage to one part of one issue leaves the other issues as they were', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyz';
    const garble = (part: string, seed: number) =>
      part.replace(/[a-z]/gi, (_, at: number) => letters.charAt((at * 7 + seed) % letters.length));
    const damages: Readonly<Record<string, (part: string, seed: number) => string | undefined>> = {
      removed: () => undefined,
      emptied: (part) => /^[\w ]+guideline:|^Decision rationale:/.exec(part)?.[0] ?? '',
      garbled: garble,
      'garbled in its label only': (part, seed) => part.replace(/^[^:]*/, (label) => garble(label, seed)),
      'garbled in its text only': (part, seed) => part.replace(/:.*/s, (text) => garble(text, seed)),
      doubled: (part) => `${part}\n\n${part}`,
      hashed: (part) => part.replace(/\S/g, '#'),
      halved: (part) => part.slice(0, part.length >> 1),
      quoted: (part) =>
        part.startsWith('Decision')
          ? `${part} It said "Hip X-ray: Upheld" then.\n\nHip X-ray: Upheld\n\nSo much for it.`
          : part,
    };
    const parts = ['item', 'claims', 'reviewer', 'rationale'] as const;
    for (const [name, damage] of Object.entries(damages)) {
      it(`${name}`, () => {
        const seed = fc.nat(1000);
        const kinds = fc.array(fc.constantFrom<IssueText>(plainIssue, otherIssue), { minLength: 2, maxLength: 5 });
        const property = fc.property(
          kinds,
          fc.nat(4),
          fc.constantFrom(...parts),
          seed,
          (issues, place, part, number) => {
            const at = place % issues.length;
            const whole = toRecord(parseLetter(letterText(...issues))).issues;
            const hurt: IssueText[] = issues.map((issue, index) => {
              if (index !== at) return issue;
              const { [part]: text, ...rest } = issue;
              const damaged = damage(text ?? '', number);
              return damaged === undefined ? rest : { ...rest, [part]: damaged };
            });
            const record = toRecord(parseLetter(letterText(...hurt))).issues;
            assert.deepEqual(record.slice(0, at), whole.slice(0, at));
            assert.deepEqual(record.slice(record.length - (whole.length - at - 1)), whole.slice(at + 1));
          },
        );
        fc.assert(property, { numRuns: 200 });
      });
    }
  });

  it('long lists and odd lines fail nowhere', () => {
    const how = 'HOW THE IMR FINAL DETERMINATION WAS MADE\n';
    for (const text of [
      `${how}State(s) of Licensure: ${'a,'.repeat(130_000)}`,
      `${how}The expert reviewer is Board Certified in X and is licensed to practice in ${'a,'.repeat(130_000)}.`,
      `MAXIMUS guideline: ${'Decision based on MTUS Low Back Complaints 2004. '.repeat(3000)}`,
      `MAXIMUS guideline: Decision based on MTUS ${'Knee Complaints 2004, and '.repeat(10_000)}`,
    ]) {
      const letter = parseLetter(text);
      assert.equal(faultInTree(letter), null);
      checkLetter(letter, { onRuleError: (code, error) => assert.fail(`${code}: ${error}`) });
    }
  });

  it('a text without line breaks is looked at as one line, however long', () => {
    const words =
      'Claims Administrator guideline: Decision based on MTUS 2004, and MRI: Upheld Decision rationale: not medically necessary. ';
    const letter = parseLetter(words.repeat(8000));
    assert.equal(faultInTree(letter), null);
    const leaves = (node: Node): number =>
      node.children.length === 0 ? 1 : node.children.reduce((sum, child) => sum + leaves(child), 0);
    assert.ok(leaves(letter) < 10);
  });

  it('issue texts come back as they were put in', () => {
    const word = fc.stringMatching(/^[a-z]{2,9}$/);
    const phrase = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(phrase, phrase, fc.constantFrom('Upheld', 'Overturned'), (item, reason, decision) => {
        const text = `${issuesOpening}\n${issueText({ ...plainIssue, item: `${item}: ${decision}`, rationale: `Decision rationale: ${reason}.` })}\n`;
        const [issue] = toRecord(parseLetter(text)).issues;
        assert.deepEqual([issue?.item, issue?.decision, issue?.rationale], [item, decision, `${reason}.`]);
      }),
      { numRuns: 300 },
    );
  });
});
