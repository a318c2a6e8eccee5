/** Damage to one part of one issue of a real letter leaves its other issues as they were. */

import assert from 'node:assert/strict';
import { parseLetter } from '../../server/src/letter/parse';
import { toRecord } from '../../server/src/letter/record';
import { needRealLetters, realLetters } from '../support/realLetters';

const garble = (text: string) =>
  text.replace(/[a-z]/gi, (letter, at: number) => String.fromCharCode(97 + ((letter.charCodeAt(0) + 7 * at) % 26)));

/** What each damage makes of a part; `label` is empty for items. */
const damages: Readonly<Record<string, (part: string, label: string) => string>> = {
  removed: () => '',
  emptied: (_, label) => `${label}\n\n`,
  garbled: garble,
  'garbled in its label': (part, label) => (label === '' ? part : part.replace(label, garble(label))),
  'with two slips in its label': (part, label) => part.replace(label, label.replace(/^(..).(.*).(..)$/, '$1q$2$3')),
  doubled: (part) => part + part,
  'cut in half': (part) => `${part.slice(0, part.length >> 1)}\n\n`,
};

describe('real letters keep damage local', () => {
  for (const [name, damage] of Object.entries(damages)) {
    it(`when a part is ${name}`, function () {
      needRealLetters(this);
      this.timeout(60_000);
      const hurt: string[] = [];
      let tried = 0;
      for (const { name: file, text } of realLetters(/^(?:CM.*\d|2014.*)\.txt$/)) {
        const letter = parseLetter(text);
        const whole = toRecord(letter).issues.map((issue) => JSON.stringify(issue));
        letter.issues.forEach((issue, index) => {
          for (const { kind, start, end, label } of issue.parts) {
            const damaged = damage(text.slice(start, end), label === null ? '' : text.slice(label.start, label.end));
            const record = toRecord(parseLetter(text.slice(0, start) + damaged + text.slice(end)));
            const issues = record.issues.map((one) => JSON.stringify(one));
            const behind = whole.length - index - 1;
            tried += 1;
            const before = issues.slice(0, index).join() === whole.slice(0, index).join();
            const after = issues.slice(issues.length - behind).join() === whole.slice(index + 1).join();
            if (!before || !after) hurt.push(`${file} issue ${index + 1} ${kind}`);
          }
        });
      }
      assert.ok(tried > 800);
      assert.deepEqual(hurt, []);
    });
  }
});
