/** The real letters against their parse, made by two independent extractions. */

import assert from 'node:assert/strict';
import { parseLetter } from '../../server/src/letter/parse';
import { toRecord } from '../../server/src/letter/record';
import { goldRecords, needRealLetters, realLetters } from '../support/realLetters';

describe('real letters', () => {
  it('parse as their gold records say: every header field, item, decision, guideline line and rationale', function () {
    needRealLetters(this);
    const texts = new Map(realLetters().map(({ name, text }) => [`letters/${name}`, text]));
    const gold = goldRecords();
    assert.equal(gold.length, 94);
    for (const { path, ...expected } of gold) {
      const { format, ...record } = toRecord(parseLetter(texts.get(path) ?? ''));
      assert.deepEqual(record, expected, path);
      assert.equal(format, '2016', path);
    }
  });

  it('parse the same from reading-order text as from columns', function () {
    needRealLetters(this);
    const copies = realLetters(/readingorder\.txt$/);
    assert.ok(copies.length > 0);
    for (const { name, text } of copies) {
      const original = realLetters().find((letter) => letter.name === name.replace('-readingorder', ''));
      const bare = (value: string | null) => value?.replace(/[\s-]/g, '') ?? null;
      const inOrder = toRecord(parseLetter(text));
      const inColumns = toRecord(parseLetter(original?.text ?? ''));
      assert.deepEqual(inOrder.header, inColumns.header, name);
      assert.deepEqual(inOrder.reviewer, inColumns.reviewer, name);
      const issues = (record: typeof inOrder) =>
        record.issues.map((issue) => Object.values(issue).map((value) => bare(value)));
      assert.deepEqual(issues(inOrder), issues(inColumns), name);
    }
  });

  it('parse in the 2014 form', function () {
    needRealLetters(this);
    const records = realLetters(/^2014/).map(({ text }) => toRecord(parseLetter(text)));
    assert.deepEqual(
      records.map(({ format, reviewer, issues }) => ({
        format,
        reviewer,
        issues: issues.map(({ item, decision }) => `${item} - ${decision}`),
      })),
      [
        {
          format: '2014',
          reviewer: { licensure: ['Nevada'], specialties: ['Physical Medicine and Rehabilitation'] },
          issues: ['Xanax 0.5mg #360 (3 refills included) - Upheld'],
        },
        {
          format: '2014',
          reviewer: { licensure: ['California'], specialties: ['Family Medicine'] },
          issues: ['Physical Therapy 8 sessions 2x4 - Upheld', 'Zanex (sic) 1mg QD QTY 30 - Upheld'],
        },
      ],
    );
    for (const { issues } of records) {
      for (const issue of issues) for (const part of Object.values(issue)) assert.ok(part !== null && part.length > 0);
    }
  });

  it('are read leniently in the notice of 2013', function () {
    needRealLetters(this);
    for (const { text } of realLetters(/^2013/)) {
      const { format, issues } = toRecord(parseLetter(text));
      assert.equal(format, '2013-notice');
      assert.deepEqual(
        issues.map(({ item, decision }) => `${item} - ${decision}`),
        ['a 28 day functional restoration program - Upheld', 'a 6 month follow-up aftercare program - Upheld'],
      );
    }
  });

  it('do not include letters of other kinds', function () {
    needRealLetters(this);
    const others = realLetters(/^(?:healthplan|ma-)/);
    assert.ok(others.length >= 4);
    for (const { name, text } of others) assert.equal(parseLetter(text).format, null, name);
  });
});
