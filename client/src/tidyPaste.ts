/** Pasted text as letter text: a way to paste, and a command for what has been pasted already. */

import { commands, Disposable, l10n, Range, Selection, type TextDocument, type TextEditor, window } from 'vscode';
import { type PasteApi, type PasteEditProvider, pasteApi } from './pasteApi';

/** Tidies a text; `starts` asks for a server where none runs. `null` where it could not be tidied. */
export type Tidy = (text: string, starts: boolean) => Promise<string | null>;

const plainText = 'text/plain';
/** Less than this is a word or a phrase, which has no lines to join. In characters. */
const shortest = 40;

export class TidyPaste extends Disposable {
  constructor(tidy: Tidy) {
    const parts: Disposable[] = [
      commands.registerCommand('imr.tidyPastedText', async () => {
        const editor = window.activeTextEditor;
        if (editor !== undefined) await tidyInEditor(editor, tidy);
      }),
    ];
    const api = pasteApi();
    if (api !== undefined) parts.push(offerPaste(api, tidy));
    super(() => Disposable.from(...parts).dispose());
  }
}

/** Offers "Paste as letter text" behind the plain paste, where it would paste something else. */
function offerPaste(api: PasteApi, tidy: Tidy): Disposable {
  const { Text } = api.DocumentDropOrPasteEditKind;
  const kind = Text.append('imr', 'letter');
  const provider: PasteEditProvider = {
    async provideDocumentPasteEdits(document, ranges, dataTransfer, _context, token) {
      const [range] = ranges;
      if (range === undefined || ranges.length !== 1) return [];
      const text = await dataTransfer.get(plainText)?.asString();
      if (text === undefined || text.length < shortest || !/[\n\r]/.test(text) || token.isCancellationRequested)
        return [];
      const tidied = await tidyBetween(document, range, text, (core) => tidy(core, false));
      if (tidied === null || tidied === text || token.isCancellationRequested) return [];
      const edit = new api.DocumentPasteEdit(tidied, l10n.t('Paste as letter text'), kind);
      edit.yieldTo = [Text];
      return [edit];
    },
  };
  return api.languages.registerDocumentPasteEditProvider([{ language: 'imr' }, { language: 'plaintext' }], provider, {
    providedPasteEditKinds: [kind],
    pasteMimeTypes: [plainText],
  });
}

/** Where text stands before or behind the place of the paste, the blanks between it and the pasted words stay. */
async function tidyBetween(
  document: TextDocument,
  { start, end }: Range,
  text: string,
  tidy: (core: string) => Promise<string | null>,
): Promise<string | null> {
  const isAfterText = document.lineAt(start.line).text.slice(0, start.character).trim() !== '';
  const isBeforeText = document.lineAt(end.line).text.slice(end.character).trim() !== '';
  const before = isAfterText ? (/^\s*/.exec(text)?.[0] ?? '') : '';
  const core = text.slice(before.length);
  const behind = isBeforeText ? core.slice(core.trimEnd().length) : '';
  const tidied = await tidy(core.slice(0, core.length - behind.length));
  return tidied === null ? null : before + tidied + behind;
}

/** Tidies the selected lines, or the whole document where nothing is selected, as one step to undo. */
async function tidyInEditor(editor: TextEditor, tidy: Tidy): Promise<void> {
  const { document } = editor;
  for (;;) {
    const { version } = document;
    const isWhole = editor.selection.isEmpty;
    const range = isWhole ? wholeOf(document) : linesOf(document, editor.selection);
    const text = document.getText(range);
    const tidied = await tidy(text, true);
    // What was typed meanwhile is not overwritten.
    if (document.version !== version) continue;
    if (tidied === null) {
      void window.showWarningMessage(l10n.t('The text could not be tidied. The command "IMR: Show the log" says why.'));
    } else if (tidied === text) void window.showInformationMessage(l10n.t('There was nothing to tidy.'));
    else await replace(editor, range, text, tidied, isWhole);
    return;
  }
}

async function replace(
  editor: TextEditor,
  range: Range,
  text: string,
  tidied: string,
  isWhole: boolean,
): Promise<void> {
  const { document, selection } = editor;
  const start = document.offsetAt(range.start);
  const cursor = sameWord(text, document.offsetAt(selection.active) - start, tidied);
  if (!(await editor.edit((edit) => edit.replace(range, tidied)))) return;
  const to = document.positionAt(start + (isWhole ? cursor : tidied.length));
  editor.selection = new Selection(isWhole ? to : range.start, to);
  editor.revealRange(new Range(to, to));
}

/** Where the cursor belongs in the tidied text: behind as many characters that are no white space, before the same word. */
function sameWord(text: string, cursor: number, tidied: string): number {
  let left = text.slice(0, cursor).replace(/\s/g, '').length;
  let at = 0;
  for (; at < tidied.length && left > 0; at += 1) if (/\S/.test(tidied.charAt(at))) left -= 1;
  const isBeforeWord = cursor === 0 || (/\s/.test(text.charAt(cursor - 1)) && /\S/.test(text.charAt(cursor)));
  while (isBeforeWord && at < tidied.length && /\s/.test(tidied.charAt(at))) at += 1;
  return at;
}

function wholeOf(document: TextDocument): Range {
  return new Range(document.positionAt(0), document.lineAt(document.lineCount - 1).range.end);
}

/** The lines of a selection in whole; one that ends at a line's beginning does not take that line. */
function linesOf(document: TextDocument, { start, end }: Selection): Range {
  const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
  return new Range(start.with(undefined, 0), document.lineAt(last).range.end);
}
