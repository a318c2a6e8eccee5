/** Hovers and links in the real VS Code. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, keys, needsKeyboard, openLetter, screenshot, showSample, waitForDiagnostics } from './support';

/** Waits until the server has answered for a letter, so that nothing else is still on its way. */
async function ready(): Promise<vscode.TextEditor> {
  const editor = await showSample('2016-careless.imr');
  await waitForDiagnostics(editor.document.uri, 'the findings', (list) => list.length > 0);
  return editor;
}

async function hoversAt(document: vscode.TextDocument, words: string): Promise<vscode.Hover[]> {
  const offset = document.getText().indexOf(words);
  assert.ok(offset >= 0, words);
  const position = document.positionAt(offset + 1);
  return (
    (await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position)) ?? []
  );
}

function markdownOf(hovers: readonly vscode.Hover[]): vscode.MarkdownString {
  const contents = hovers.flatMap((hover) => hover.contents);
  assert.equal(contents.length, 1);
  const [content] = contents;
  return content instanceof vscode.MarkdownString ? content : assert.fail('a hover is Markdown');
}

describe('hovers in VS Code', () => {
  afterEach(closeEditors);

  it('explain a drug, a chapter and a date of the header, and are not trusted', async () => {
    const { document } = await ready();
    for (const [words, expected] of [
      ['naproxen and', /^\*\*naproxen\*\* {2}\nGeneric name; class: NSAID\./],
      ['Shoulder Complaints 2004', /^\*\*Shoulder Complaints 2004\*\* {2}\nChapter of the MTUS/],
      ['02/03/2017', /^\*\*Decision Date: 02\/03\/2017\*\* {2}\n25 days after the date assigned/],
    ] as const) {
      const markdown = markdownOf(await hoversAt(document, words));
      assert.match(markdown.value, expected);
      assert.ok(!markdown.isTrusted && !markdown.supportHtml, 'a hover runs no commands and holds no HTML');
    }
    assert.deepEqual(await hoversAt(document, 'baker who'), []);
  });

  it('are shown by the keyboard', async function () {
    needsKeyboard(this);
    const editor = await ready();
    const { document } = editor;
    const at = document.positionAt(document.getText().indexOf('Chronic Pain Medical Treatment 2009') + 3);
    editor.selection = new vscode.Selection(at, at);
    editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenter);
    await keys({ press: ['Control+K', 'Control+I'] });
    // Answered behind the hover that the keys have asked for.
    await hoversAt(document, 'Chronic Pain Medical Treatment 2009');
    await screenshot('hover');
    await keys({ press: ['Escape'] });
  });

  it('lead from a named law to its page', async () => {
    const content = `${(await ready()).document.getText()}\nSee 8 CCR 9792.21.1(d).\n`;
    const { document } = await openLetter(content);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
    );
    const [link] = links ?? [];
    assert.equal(link && document.getText(link.range), '8 CCR 9792.21.1(d)');
    assert.equal(link?.target?.toString(true), 'https://www.dir.ca.gov/t8/9792_21_1.html');
    assert.equal(link?.tooltip, 'Open 8 CCR 9792.21.1 on the site of the California DIR');
  });
});
