/** The command that shows a rule's page, from the extension itself and without any network. */

import { commands, Disposable, type ExtensionContext, l10n, Uri, window, workspace } from 'vscode';
import { explainRuleCommand } from '../../server/src/lsp/protocol';

/** The scheme of the documents that hold the pages; nothing of them is on disk. */
const scheme = 'imr-rule';

/** What the extension's own manifest says of each rule, by its code. */
type RuleSettings = Readonly<Record<string, { readonly description: string }>>;

/** A group of settings in the manifest, whose texts VS Code has put in from `package.nls.json`. */
interface SettingGroup {
  readonly properties: Readonly<Record<string, { readonly properties?: RuleSettings }>>;
}

export class RulePages extends Disposable {
  constructor(context: ExtensionContext, pageOf: (code: string) => Promise<string | null>) {
    const groups: readonly SettingGroup[] = context.extension.packageJSON.contributes.configuration;
    const settings: RuleSettings = Object.assign(
      {},
      ...groups.map(({ properties }) => properties['imr.rules']?.properties),
    );
    const parts = [
      workspace.registerTextDocumentContentProvider(scheme, {
        provideTextDocumentContent: async ({ path }) =>
          (await pageOf(path.slice(1, -'.md'.length))) ??
          l10n.t(
            'This page cannot be shown, because the letter checker is not running. The command "IMR: Show the log" says why.',
          ),
      }),
      commands.registerCommand(explainRuleCommand, async (code: unknown) => {
        const chosen = typeof code === 'string' ? code : await pickRule(settings);
        if (chosen !== undefined) await showPage(Uri.from({ scheme, path: `/${chosen}.md` }));
      }),
    ];
    super(() => {
      for (const part of parts) part.dispose();
    });
  }
}

/** Asks for a rule, as the command was called from the palette. */
async function pickRule(settings: RuleSettings): Promise<string | undefined> {
  const items = Object.entries(settings).map(([label, { description }]) => ({ label, detail: description }));
  const picked = await window.showQuickPick(items, { matchOnDetail: true, placeHolder: l10n.t('Which rule?') });
  return picked?.label;
}

/** As a preview beside the letter; as plain text in a host that has no preview of Markdown. */
async function showPage(page: Uri): Promise<void> {
  try {
    await commands.executeCommand('markdown.showPreviewToSide', page);
  } catch {
    await window.showTextDocument(page, { preview: true });
  }
}
