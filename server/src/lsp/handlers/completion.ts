/**
 * Completion. An offer is answered in full at once: its texts are short and known, so there is nothing to resolve later.
 *
 * Explanations are sent as plain text, which every client shows as it stands; no part of a letter can be taken for markup.
 */

import {
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type CompletionList,
  CompletionTriggerKind,
  InsertTextFormat,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Completion, type CompletionKind, completions } from '../../features/completion/index';
import type { Range } from '../../letter/letter';
import { lineEndOf } from '../../letter/lines';
import { foldSpace } from '../../letter/text';
import type { Client } from '../client';
import { toLspRange } from '../conversion';
import { suggestCommand } from '../protocol';
import type { Handler } from '../session';

const none: CompletionList = { isIncomplete: false, items: [] };

export const completion: Handler = {
  capabilities: () => ({
    completionProvider: {
      triggerCharacters: [':', ' ', ',', '('],
      completionItem: { labelDetailsSupport: true },
    },
  }),
  register(session) {
    session.connection.onCompletion(
      session.aboutLetter('Completion', none, ({ document, letter }, { position, context }) => {
        const offset = document.offsetAt(position);
        const isTyped = context?.triggerKind === CompletionTriggerKind.TriggerCharacter;
        const trigger = isTyped ? (context?.triggerCharacter ?? null) : null;
        const { client } = session;
        const offers = completions(letter, offset, { trigger, hasStandardText: client.hasStandardText });
        const items = offers
          .map((offer) => onOneLine(document, offset, offer))
          .filter((offer) => offer !== null)
          .map((offer, index) => toItem(document, offset, offer, index, client));
        return { isIncomplete: offers.some(({ isPartial }) => isPartial === true), items };
      }),
    );
  },
};

const kinds: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  decision: CompletionItemKind.EnumMember,
  item: CompletionItemKind.Value,
  label: CompletionItemKind.Field,
  heading: CompletionItemKind.Module,
  value: CompletionItemKind.EnumMember,
  source: CompletionItemKind.Reference,
  chapter: CompletionItemKind.Class,
  section: CompletionItemKind.Property,
  page: CompletionItemKind.Constant,
  sentence: CompletionItemKind.Text,
  abbreviation: CompletionItemKind.Text,
};

/** What stands for kinds that are newer than the first version of the protocol, in clients that do not know them. */
const olderKinds: Readonly<Partial<Record<CompletionItemKind, CompletionItemKind>>> = {
  [CompletionItemKind.EnumMember]: CompletionItemKind.Enum,
  [CompletionItemKind.Constant]: CompletionItemKind.Value,
};

function kindOf(kind: CompletionKind, { newestCompletionKind }: Client): CompletionItemKind {
  const wanted = kinds[kind];
  return wanted > newestCompletionKind ? (olderKinds[wanted] ?? CompletionItemKind.Text) : wanted;
}

/**
 * The protocol wants a completion's range on the cursor's line. Where what was typed began on a line above, the rest of the
 * offer is inserted at the cursor; `null` where the offer does not begin with what was typed.
 */
export function onOneLine(document: TextDocument, offset: number, offer: Completion): Completion | null {
  const { start, end } = toLspRange(document, offer.range);
  const { line } = document.positionAt(offset);
  const to = end.line === line ? offer.range.end : offset;
  if (start.line === line) return to === offer.range.end ? offer : { ...offer, range: { ...offer.range, end: to } };
  const typed = foldSpace(document.getText(), offer.range.start, offset);
  if (!offer.newText.toLowerCase().startsWith(typed.toLowerCase())) return null;
  const { snippet: _whole, filterText: _all, ...plain } = offer;
  const newText = offer.newText.slice(typed.length).trimStart();
  return newText === '' ? null : { ...plain, range: { start: offset, end: to }, newText };
}

function toItem(
  document: TextDocument,
  offset: number,
  offer: Completion,
  index: number,
  client: Client,
): CompletionItem {
  const { label, kind, detail, documentation, range, newText, snippet, filterText } = offer;
  const isSnippet = snippet !== undefined && client.snippetCompletions;
  return {
    label,
    kind: kindOf(kind, client),
    ...(detail === undefined ? {} : client.labelDetails ? { labelDetails: { description: detail } } : { detail }),
    ...(documentation === undefined ? {} : { documentation }),
    // Clients sort by these letters; the likeliest comes first.
    sortText: String(index).padStart(4, '0'),
    ...(filterText === undefined ? {} : { filterText }),
    insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: toEdit(document, offset, range, withLineEnds(document, isSnippet ? snippet : newText), client),
    ...(offer.superseded && client.deprecatedCompletions ? { tags: [CompletionItemTag.Deprecated] } : {}),
    ...(offer.continues && client.suggestsOn ? { command: { title: 'Suggest', command: suggestCommand } } : {}),
  };
}

/** What stands behind the cursor is kept where a client inserts, and replaced where it replaces. */
function toEdit(document: TextDocument, offset: number, range: Range, newText: string, client: Client) {
  const replace = toLspRange(document, range);
  if (!client.insertReplace) return { range: replace, newText };
  return { insert: toLspRange(document, { start: range.start, end: offset }), replace, newText };
}

/** The text with the line ends of the document; not every client sees to that by itself. */
function withLineEnds(document: TextDocument, text: string): string {
  if (!text.includes('\n')) return text;
  const lineEnd = lineEndOf(document.getText());
  return lineEnd === '\n' ? text : text.replaceAll('\n', lineEnd);
}
