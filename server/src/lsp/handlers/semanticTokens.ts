import type { SemanticTokens, SemanticTokensDelta, SemanticTokensEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type SemanticToken,
  tokenModifiers,
  semanticTokens as tokensOf,
  tokenTypes,
} from '../../features/semanticTokens';
import type { Handler, OpenLetter } from '../session';

export const semanticTokens: Handler = {
  capabilities: ({ semanticTokens }) =>
    semanticTokens === null
      ? {}
      : {
          semanticTokensProvider: {
            legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] },
            range: semanticTokens.range,
            full: semanticTokens.deltas ? { delta: true } : true,
          },
        },
  register(session) {
    const { semanticTokens: requests } = session.connection.languages;
    /** The last answer for each document, by its address: what the next one may be told as a difference from. */
    const answered = new Map<string, Required<SemanticTokens>>();
    let answers = 0;
    session.documents.onDidClose(({ document }) => answered.delete(document.uri));

    function answer({ document, letter }: OpenLetter): Required<SemanticTokens> {
      answers += 1;
      const result = { resultId: String(answers), data: encode(document, tokensOf(letter)) };
      answered.set(document.uri, result);
      return result;
    }
    const none: SemanticTokens = { data: [] };
    requests.on(session.aboutLetter<{ textDocument: { uri: string } }, SemanticTokens>('Colours', none, answer));
    requests.onDelta(
      session.aboutLetter<
        { textDocument: { uri: string }; previousResultId: string },
        SemanticTokens | SemanticTokensDelta
      >('Changed colours', none, (open, { previousResultId }) => {
        const before = answered.get(open.document.uri);
        const now = answer(open);
        return before?.resultId === previousResultId
          ? { resultId: now.resultId, edits: difference(before.data, now.data) }
          : now;
      }),
    );
    requests.onRange(
      session.aboutLetter('Colours of a range', none, ({ document, letter }, { range }) => {
        const asked = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
        return { data: encode(document, tokensOf(letter, asked)) };
      }),
    );
  },
};

/** Five numbers for each token: lines and units behind the token before it, length, type, modifiers as bits. */
function encode(document: TextDocument, tokens: readonly SemanticToken[]): number[] {
  const data: number[] = [];
  let before = { line: 0, character: 0 };
  for (const { start, end, type, modifier } of tokens) {
    const at = document.positionAt(start);
    const sameLine = at.line === before.line;
    data.push(
      at.line - before.line,
      sameLine ? at.character - before.character : at.character,
      end - start,
      tokenTypes.indexOf(type),
      modifier === null ? 0 : 1 << tokenModifiers.indexOf(modifier),
    );
    before = at;
  }
  return data;
}

/** One edit that makes the old numbers the new ones, or none where they are the same. */
function difference(before: readonly number[], now: readonly number[]): SemanticTokensEdit[] {
  const shorter = Math.min(before.length, now.length);
  let start = 0;
  while (start < shorter && before[start] === now[start]) start += 1;
  let same = 0;
  while (same < shorter - start && before[before.length - 1 - same] === now[now.length - 1 - same]) same += 1;
  const deleteCount = before.length - start - same;
  const data = now.slice(start, now.length - same);
  return deleteCount === 0 && data.length === 0 ? [] : [{ start, deleteCount, data }];
}
