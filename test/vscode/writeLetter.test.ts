/**
 * A letter with three disputed items from nothing, by keyboard alone: only what is particular to the case is typed, and in
 * the end there is nothing to report.
 */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { parseLetter } from '../../server/src/letter/parse';
import { checkLetter } from '../../server/src/rules/index';
import {
  closeEditors,
  keys,
  needsKeyboard,
  runFromPalette,
  screenshot,
  see,
  seeOffer,
  waitFor,
  waitForDiagnostics,
} from './support';

/** Everything that was typed; keys that only choose or move (Enter, Tab, arrows, Ctrl+Space) are not in it. */
let typed = '';

async function type(text: string): Promise<void> {
  typed += text;
  // In pieces, so that a slow machine answers for each of them in time.
  for (const piece of text.match(/.{1,60}/g) ?? []) await keys({ type: piece });
}

const press = (...names: readonly string[]) => keys({ press: names });

/** Waits for the list, walks so far down in it, and is at the offer then. */
async function walkDown(steps: number, offer: string): Promise<void> {
  if (steps > 0) await seeOffer('');
  for (let step = 0; step < steps; step += 1) await press('ArrowDown');
  await seeOffer(offer);
}

/** The letter as it grows. */
class Writing {
  readonly #editor: vscode.TextEditor;

  constructor(editor: vscode.TextEditor) {
    this.#editor = editor;
  }

  get document(): vscode.TextDocument {
    return this.#editor.document;
  }

  get text(): string {
    return this.document.getText();
  }

  #until<Result>(what: string, condition: () => Result | undefined | false): Promise<Result> {
    const events = [vscode.workspace.onDidChangeTextDocument, vscode.window.onDidChangeTextEditorSelection];
    return waitFor<Result>(what, events, condition);
  }

  /** Waits until a field of these words is selected. */
  at(field: string): Promise<true> {
    return this.#until(`the field ${field}`, () => this.document.getText(this.#editor.selection) === field);
  }

  /** Types over the selected field and goes on to the next one. */
  async fill(value: string, next: string): Promise<void> {
    await type(value);
    await this.#until(`"${value}" in the letter`, () => this.text.includes(value));
    await press('Tab');
    await this.at(next);
  }

  /** Asks what goes on, walks down to an offer, and takes it; what it makes of the text before the cursor is awaited. */
  async take(offer: string, before: string, { down = 0, asks = true } = {}): Promise<void> {
    if (asks) await press('Control+Space');
    await walkDown(down, offer);
    await press('Enter');
    await this.#until(`"${before}" before the cursor`, () => this.#before.endsWith(before));
  }

  /** Chooses from the list that a field opens by itself, and is at the next field then. */
  async choose(offer: string, down: number, next?: string): Promise<void> {
    await walkDown(down, offer);
    await press('Enter');
    if (next !== undefined) await this.at(next);
  }

  get #before(): string {
    return this.document.getText(new vscode.Range(new vscode.Position(0, 0), this.#editor.selection.active));
  }

  /** A citation of the MTUS, of which the list knows every step; `letters` narrow the list of sections. */
  async cite(chapter: string, section: string, letters = ''): Promise<void> {
    await this.take('Decision based on MTUS', 'Decision based on MTUS ');
    await this.take(chapter, `MTUS ${chapter}`, { asks: false });
    await this.take('Section(s):', `${chapter}, Section(s): `, { asks: false });
    await seeOffer('');
    await type(letters);
    await seeOffer(section);
    if (letters === '') await screenshot('completion-guideline');
    await this.take(section, `Section(s): ${section}`, { asks: false });
    await this.take('ends the citation', `${section}.`, { asks: false });
  }
}

const fields = {
  item: '[INSERT disputed item or service]',
  decision: '[INSERT decision]',
  guideline: '[INSERT guideline]',
  reasons: '[INSERT what the guideline says, what the records show, and how the one applies to the other]',
  conclusion: '[INSERT is or is not] medically necessary',
};

async function begin(): Promise<Writing> {
  await runFromPalette('IMR: New determination letter');
  await see('New determination letter (1/3)');
  await press('Enter');
  await see('New determination letter (2/3)');
  await type('3');
  await press('Enter');
  await see('New determination letter (3/3)');
  await type('specialty');
  await press('Enter');
  await see('Addiction Psychiatry');
  await type('family pr');
  await press('Enter');
  await see('with Family Practice');
  await press('Enter');
  await see('Alabama');
  await type('Arizona, California');
  await see('as typed');
  await press('Enter');
  await see('with Arizona, California');
  await press('Enter');
  const editor = await waitFor('the new letter', [vscode.window.onDidChangeTextEditorSelection], () => {
    const active = vscode.window.activeTextEditor;
    return active?.document.getText(active.selection) === '[INSERT case number]' ? active : undefined;
  });
  return new Writing(editor);
}

describe('a letter with three disputed items', () => {
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await screenshot('written-letter-failed');
    await closeEditors();
  });

  it('is written by keyboard alone, and there is nothing to report in the end', async function () {
    needsKeyboard(this);
    this.timeout(180_000);
    await vscode.commands.executeCommand('workbench.action.closePanel');
    const letter = await begin();

    await letter.fill('CM16-0990001', '[INSERT date assigned as month/day/year]');
    await letter.fill('12/30/2016', '[INSERT date of injury]');
    await letter.fill('10/11/2016', '[INSERT decision date]');
    await letter.fill('01/25/2017', '[INSERT date of the utilization review denial]');
    await letter.fill('12/13/2016', 'Standard');
    await letter.choose('Standard', 0, '[INSERT date the application was received]');
    const summaryField =
      '[INSERT summary of the injury, the diagnoses, the findings, the treatment so far and the utilization review denial, with the dates of the records]';
    await letter.fill('12/23/2016', summaryField);
    await letter.fill(
      'The injured worker is a 40-year-old woman who twisted her left knee on 10/11/2016 while she unloaded a van. She was treated with rest, ibuprofen and tramadol. On 12/02/2016 she had pain on stairs; the left knee had tenderness over the medial joint line and no effusion or instability. The treating physician requested an MRI of the left knee, physical therapy for the left knee, 6 visits, and Tramadol 50mg #60. On 12/13/2016, utilization review denied the requests.',
      fields.item,
    );

    await letter.take('MRI of the left knee', 'MRI of the left knee');
    await press('Tab');
    await letter.at(fields.decision);
    await letter.choose('Upheld', 1, fields.guideline);
    await letter.cite('Knee Complaints 2004', 'Special Studies');
    await press('Tab');
    await letter.at(fields.guideline);
    await letter.take('Cite the same', 'Special Studies.', { down: 1 });
    await press('Tab');
    await letter.at(fields.reasons);
    await letter.fill(
      'The MTUS reserves imaging of the knee for red flags and for knees that stay unstable. On 12/02/2016 the left knee was stable, without effusion',
      fields.conclusion,
    );
    await letter.choose('is not medically necessary', 1, fields.item);

    await letter.take('Physical therapy for the left knee', 'Physical therapy for the left knee 6 visits');
    await press('Tab');
    await letter.at(fields.decision);
    await letter.choose('Overturned', 2, fields.guideline);
    await letter.take('Decision based on MTUS', 'Decision based on MTUS ');
    await type('chron');
    await letter.take('Chronic Pain Medical Treatment 2016', 'Chronic Pain Medical Treatment 2016', { asks: false });
    await letter.take('Section(s):', 'Section(s): ', { asks: false });
    await letter.take('Physical medicine treatment', 'Physical medicine treatment', { asks: false });
    await letter.take('ends the citation', 'treatment.', { asks: false });
    await press('Tab');
    await letter.at(fields.guideline);
    await letter.take('Cite the same', 'treatment.', { down: 1 });
    await press('Tab');
    await letter.at(fields.reasons);
    await letter.fill(
      'The MTUS recommends active therapy with a home program. The left knee still hurts on stairs, and no therapy was given so far',
      fields.conclusion,
    );
    await letter.choose('is medically necessary', 2, fields.item);

    await letter.take('Tramadol 50mg #60', 'Tramadol 50mg #60');
    await press('Tab');
    await letter.at(fields.decision);
    await letter.choose('Upheld', 1, fields.guideline);
    await letter.take('did not cite any medical evidence', 'medical evidence for its decision.', { down: 1 });
    await press('Tab');
    await letter.at(fields.guideline);
    await letter.cite('Opioid Treatment 2016', '2. Opioids for Subacute Pain', 'subac');
    await press('Tab');
    await letter.at(fields.reasons);
    await letter.fill(
      'The MTUS asks for a documented gain in function before an opioid is continued. The report of 12/02/2016 tells of none',
      fields.conclusion,
    );
    await letter.choose('is not medically necessary', 1);
    // The last field was left, so the cursor stands behind the letter's last line end.
    await press('ArrowLeft');
    await type(' ');
    await letter.take('Notice on tapering', 'opioids for this patient.');
    await waitForDiagnostics(letter.document.uri, 'no finding', (list) => list.length === 0);
    await vscode.commands.executeCommand('outline.focus');
    await see('decided 01/25/2017');
    await screenshot('written-letter');
    const { text } = letter;
    assert.deepEqual(
      checkLetter(parseLetter(text)).map(({ code, message }) => `${code}: ${message}`),
      [],
    );
    assert.deepEqual(
      parseLetter(text).issues.map(({ item }) => `${item?.body.text}: ${item?.decision?.value}`),
      [
        'MRI of the left knee: Upheld',
        'Physical therapy for the left knee 6 visits: Overturned',
        'Tramadol 50mg #60: Upheld',
      ],
    );
    const share = Math.round((100 * typed.length) / text.length);
    console.log(`      typed by hand: ${typed.length} of the letter's ${text.length} characters, ${share} in 100`);
    const folder = vscode.extensions.getExtension('imr-letters.imr-letters')?.extensionPath ?? assert.fail();
    const readme = readFileSync(path.join(folder, 'README.md'), 'utf8');
    assert.match(readme, new RegExp(`${share} of 100 characters`), 'the README says the share');
  });
});
