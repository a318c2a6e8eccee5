/** The command of the walkthrough that opens the made-up sample letter, as a copy that nobody has to save. */

import { commands, type Disposable, Position, Selection, Uri, window, workspace } from 'vscode';

export function registerFirstSteps(extension: Uri): Disposable {
  return commands.registerCommand('imr.openSample', async () => {
    const bytes = await workspace.fs.readFile(Uri.joinPath(extension, 'samples', '2016-careless.imr'));
    const content = new TextDecoder().decode(bytes);
    // The list of what was found comes first, so that the letter has the keyboard in the end.
    await commands.executeCommand('workbench.panel.markers.view.focus');
    const editor = await window.showTextDocument(await workspace.openTextDocument({ language: 'imr' }));
    // Written after it is opened: an untitled letter may get the address of one that was closed just before, whose findings
    // would else be shown for it.
    await editor.edit((edit) => edit.insert(new Position(0, 0), content));
    editor.selection = new Selection(0, 0, 0, 0);
  });
}
