/** Hovers and links over stdio: Markdown and plain text, findings, odd positions, odd line ends, large letters. */

import assert from 'node:assert/strict';
import type {
  DocumentLink,
  Hover,
  InitializeParams,
  MarkupContent,
  Position,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { letterText, otherIssue, plainIssue } from '../support/letters';
import { lines, underline } from '../support/underline';
import { pulling, pushing, TestClient } from './client';

const uri = 'file:///letters/one.imr';
const text = letterText(
  { ...plainIssue, rationale: 'Decision rationale: LC 4600. The request for Norco is not medically necessary.' },
  otherIssue,
);
const markdown: InitializeParams['capabilities'] = {
  textDocument: { hover: { contentFormat: ['markdown', 'plaintext'] } },
};

const positionOf = (whole: string, words: string): Position =>
  TextDocument.create('', 'imr', 0, whole).positionAt(whole.indexOf(words));

describe('hovers and links over stdio', () => {
  let client: TestClient | undefined;
  const start = async (...args: Parameters<typeof TestClient.start>) => {
    client = await TestClient.start(...args);
    return client;
  };
  afterEach(async () => {
    assert.deepEqual(client?.log, [], 'nothing failed');
    await client?.stop();
    client = undefined;
  });
  const hover = (asked: TestClient, position: Position, of = uri) =>
    asked.request<Hover | null>('textDocument/hover', { textDocument: { uri: of }, position });

  /** Draws the hovered place of a text and what is shown for it. */
  function drawn(whole: string, answer: Hover | null): string {
    if (answer === null) return 'nothing';
    const document = TextDocument.create('', 'imr', 0, whole);
    const { start: from, end } = answer.range ?? assert.fail('a hover has its range');
    const { kind, value } = answer.contents as MarkupContent;
    const range = { start: document.offsetAt(from), end: document.offsetAt(end), note: kind };
    return `${underline(whole, [range])}\n${value}`;
  }

  it('are Markdown for clients that take it', async () => {
    const rich = await start(markdown);
    await rich.open(uri, text);
    assert.equal(
      drawn(text, await hover(rich, positionOf(text, 'Norco'))),
      lines(`
      Decision rationale: LC 4600. The request for Norco is not medically necessary.
                                                   ^^^^^ markdown
      **Norco (hydrocodone/acetaminophen)**${'  '}
      Brand name; class: opioid.${'  '}
      Other brands: Vicodin, Lortab.${'  '}
      Strengths of hydrocodone/acetaminophen under all its names, sold now or earlier: 2.5/325, 2.5/500, 5/500, 5/300, 5/325, 5/400, 7.5/300, 7.5/325, 7.5/400, 7.5/500, 10/300, 10/325, 10/400, 10/500 mg (oral).${'  '}
      *Source: Drugs@FDA table of products; the class is our own grouping*
      `).trimEnd(),
    );
  });

  it('are plain text for all others', async () => {
    const plain = await start(pushing);
    await plain.open(uri, text);
    assert.equal(
      drawn(text, await hover(plain, positionOf(text, '12/30/2016'))),
      lines(`
      Date Assigned:        12/30/2016                      Date of Injury:      10/11/2016
                            ^^^^^^^^^^ plaintext
      Date Assigned: 12/30/2016
      7 days after the day on which the application was received (12/23/2016).
      A standard decision is due within 30 days of receipt of the request and its documents; for formulary drug disputes within 5 working days.
      Source: LC 4610.6(d)(1); 8 CCR 9792.10.6(g)
      `).trimEnd(),
    );
  });

  it('say why a place is marked, once it has been checked in this version', async () => {
    const pull = await start(pulling);
    const faulty = letterText({ ...plainIssue, item: 'MRI of the left knee: Denied' });
    await pull.open(uri, faulty);
    const at = positionOf(faulty, 'Denied');
    const value = async () => ((await hover(pull, at))?.contents as MarkupContent | undefined)?.value ?? '';
    assert.doesNotMatch(await value(), /Marked here: /);
    assert.deepEqual(
      (await pull.pull(uri)).map(({ code }) => code),
      ['unknown-decision'],
    );
    assert.match(await value(), /^Denied\n[^\n]+\nSource: [^\n]+\nMarked here: [^\n]+$/);
    await pull.change(uri, 2, { range: { start: at, end: at }, text: 'not ' });
    assert.doesNotMatch(await value(), /Marked here: /);
  });

  it('answer at positions outside the text, in empty files and in files that are not open', async () => {
    const plain = await start(pushing);
    await plain.open(uri, text);
    for (const position of [
      { line: 0, character: 100_000 },
      { line: 100_000, character: 0 },
      { line: 2_147_483_647, character: 2_147_483_647 },
    ])
      await hover(plain, position);
    await plain.open('file:///letters/empty.imr', '');
    assert.equal(await hover(plain, { line: 3, character: 3 }, 'file:///letters/empty.imr'), null);
    assert.equal(await hover(plain, { line: 0, character: 0 }, 'file:///letters/closed.imr'), null);
    const links = (of: string) =>
      plain.request<DocumentLink[]>('textDocument/documentLink', { textDocument: { uri: of } });
    assert.deepEqual(await links('file:///letters/empty.imr'), []);
    assert.deepEqual(await links('file:///letters/closed.imr'), []);
  });

  it('stand at the right place whatever the line ends and the characters are', async () => {
    const rich = await start(markdown);
    const bones = text.replace('request for Norco', 'request \ud83e\uddb4\ud83e\uddb4 for Norco');
    let version = 0;
    for (const whole of [bones, bones.replaceAll('\n', '\r\n'), bones.replaceAll('\n', '\r'), `\ufeff${bones}`]) {
      const one = `file:///letters/${version++}.imr`;
      await rich.open(one, whole);
      const answer = drawn(whole, await hover(rich, positionOf(whole, 'Norco'), one));
      assert.match(answer, /for Norco is not medically necessary\.\n +\^{5} markdown\n\*\*Norco /);
    }
  });

  it('lead to laws and articles, with tooltips where the client shows them', async () => {
    const plain = await start(pushing);
    await plain.open(uri, text);
    const target = 'https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=LAB&sectionNum=4600.';
    const from = positionOf(text, 'LC 4600');
    const range = { start: from, end: { line: from.line, character: from.character + 7 } };
    const ask = { textDocument: { uri } };
    assert.deepEqual(await plain.request('textDocument/documentLink', ask), [{ range, target }]);
    await plain.stop();
    const rich = await start({ textDocument: { documentLink: { tooltipSupport: true } } });
    await rich.open(uri, text);
    assert.deepEqual(await rich.request('textDocument/documentLink', ask), [
      { range, target, tooltip: 'Open Labor Code section 4600 on the site of the California Legislature' },
    ]);
  });

  it('answer in a letter of a megabyte', async () => {
    const plain = await start(markdown);
    const large = letterText(...Array.from({ length: 2600 }, () => otherIssue), {
      ...plainIssue,
      rationale: 'Decision rationale: Norco.',
    });
    assert.ok(large.length > 1_000_000);
    await plain.open(uri, large);
    assert.match(drawn(large, await hover(plain, positionOf(large, 'Norco'))), /\*\*Norco /);
  });
});
