import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import type { Context } from 'mocha';
import citationUse from '../../server/src/reference/citationUse.json';
import type { Misspelling, ReferenceEntry, SourceTable } from '../../server/src/reference/entry';
import { longestChapterAt } from '../../server/src/reference/guidelines';
import guidelines from '../../server/src/reference/guidelines.json';
import odgChapters from '../../server/src/reference/odg-chapters.json';
import { isKnownSpecialty } from '../../server/src/reference/specialties';
import specialties from '../../server/src/reference/specialties.json';
import states from '../../server/src/reference/states.json';
import { findTopic, longestTopicAt } from '../../server/src/reference/topics';
import topics from '../../server/src/reference/topics.json';

const COLLECTION = '../shared/reference';
const LETTERS = '../shared/letters/gold.json';

interface File {
  readonly asOf: string;
  readonly sources: SourceTable;
  readonly misspellings?: readonly Misspelling[];
}

/** Says what is wrong with the entries of a file; an empty list where all is well. */
function check(file: File, ...lists: readonly (readonly ReferenceEntry[])[]): string[] {
  const wrong: string[] = [];
  const used = new Set<string>();
  const resolve = (of: unknown, sources: readonly string[]) => {
    for (const source of sources) {
      const key = /^CM\d\d-\d{7}$/.test(source) ? 'CM' : source;
      used.add(key);
      if (file.sources[key] === undefined) wrong.push(`${JSON.stringify(of)}: unknown source ${source}`);
    }
    if (sources.length === 0) wrong.push(`${JSON.stringify(of)}: no source`);
  };
  for (const entry of lists.flat()) {
    resolve(entry, entry.sources);
    if (entry.confidence !== 'verified' && entry.confidence !== 'recalled') {
      wrong.push(`${JSON.stringify(entry)}: confidence`);
    }
    if (entry.confidence === 'verified' && entry.sources.includes('recalled')) {
      wrong.push(`${JSON.stringify(entry)}: verified by memory`);
    }
  }
  for (const misspelling of file.misspellings ?? []) resolve(misspelling, misspelling.sources);
  for (const [key, { what, url }] of Object.entries(file.sources)) {
    if (!used.has(key)) wrong.push(`${key}: a source of nothing`);
    if (what === '' || (url !== undefined && !/^https?:\/\//.test(url))) wrong.push(`${key}: no public description`);
  }
  if (!/^\d{4}-\d\d-\d\d$/.test(file.asOf)) wrong.push(`asOf: ${file.asOf}`);
  return wrong;
}

/** Skips the test with a reason that can be read in its output. */
function skip(test: Context, reason: string): never {
  console.log(`      skipped: ${reason}`);
  return test.skip();
}

describe('the reference files', () => {
  it('say of every entry how sure it is and where it is from', () => {
    assert.deepEqual(
      check(guidelines as File, guidelines.chapters as ReferenceEntry[], guidelines.guidelines as ReferenceEntry[]),
      [],
    );
    assert.deepEqual(check(topics as File, topics.topics as ReferenceEntry[]), []);
    assert.deepEqual(check(odgChapters as File, odgChapters.chapters as ReferenceEntry[]), []);
    assert.deepEqual(check(specialties as File, specialties.specialties as ReferenceEntry[]), []);
    assert.deepEqual(check(citationUse as File, citationUse.uses as ReferenceEntry[]), []);
    assert.deepEqual(check(states as File, states.states as ReferenceEntry[]), []);
  });

  it('notice an entry without a source', () => {
    const file = { asOf: '2020-01-01', sources: { a: { what: 'a thing' } } };
    assert.deepEqual(check(file, [{ confidence: 'verified', sources: [] }]), [
      '{"confidence":"verified","sources":[]}: no source',
      'a: a source of nothing',
    ]);
  });

  it('know no misspelling as a name', () => {
    for (const { text } of topics.misspellings) assert.equal(findTopic(text), undefined, text);
    for (const { text } of guidelines.misspellings) assert.equal(longestChapterAt(text, 0), undefined, text);
    for (const { text } of specialties.misspellings) assert.equal(isKnownSpecialty(text), false, text);
  });

  it('name in the topics only chapters that the guidelines have, with one of their years', () => {
    const known = new Set(
      guidelines.chapters.flatMap(({ label, editions }) => editions.map(({ year }) => `${label} ${year}`)),
    );
    const named = topics.topics.flatMap((topic) => [
      ...topic.chapters,
      ...('pages' in topic ? (topic.pages ?? []).map(({ chapter }) => chapter) : []),
    ]);
    assert.deepEqual(
      named.filter((chapter) => !known.has(chapter)),
      [],
    );
  });

  it('are small', () => {
    const size = [guidelines, topics, odgChapters, specialties, states]
      .map((file) => JSON.stringify(file).length)
      .reduce((sum, length) => sum + length, 0);
    assert.ok(size < 120_000, `${size} characters`);
  });

  it('are made from the collection as it is now', function () {
    if (!existsSync(COLLECTION)) skip(this, `${COLLECTION} is not here`);
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/reference.mjs', '--check'], {
      encoding: 'utf8',
    });
    assert.deepEqual(
      { status, stdout, stderr },
      { status: 0, stdout: 'The reference files are up to date.\n', stderr: '' },
    );
  });
});

describe('the topics of real letters', () => {
  it('are known, but for the wrong names that the letters do contain', function () {
    if (!existsSync(LETTERS)) skip(this, `${LETTERS} is not here`);
    const letters = JSON.parse(readFileSync(LETTERS, 'utf8')) as {
      issues: { claimsAdministratorGuideline: string; reviewerGuideline: string }[];
    }[];
    const lines = letters.flatMap(({ issues }) =>
      issues.flatMap((issue) => [issue.claimsAdministratorGuideline, issue.reviewerGuideline]),
    );
    const unknown: string[] = [];
    let known = 0;
    for (const line of lines) {
      for (const label of line.matchAll(/Section\(s\): /g)) {
        let at = label.index + label[0].length;
        for (;;) {
          const found = longestTopicAt(line, at);
          if (found === undefined) unknown.push(/^[^,.]*/.exec(line.slice(at))?.[0] ?? '');
          else known += 1;
          const end = found?.end ?? at + (unknown.at(-1)?.length ?? 0);
          if (!line.startsWith(', ', end) || line.startsWith(', and ', end)) break;
          at = end + 2;
        }
      }
    }
    assert.deepEqual(unknown.sort(), ['326', '326', 'Diagnositc Criteria', 'Inital Care']);
    assert.ok(known > 250, `only ${known} topics read`);
  });
});
