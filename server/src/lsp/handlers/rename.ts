import {
  LSPErrorCodes,
  type PrepareRenameParams,
  type PrepareRenameResult,
  type RenameParams,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { prepareRename, type Refusal, rename as renameItem } from '../../features/rename';
import { toLspRange } from '../conversion';
import type { Handler } from '../session';

export const rename: Handler = {
  capabilities: ({ preparesRename }) => ({ renameProvider: preparesRename ? { prepareProvider: true } : true }),
  register(session) {
    const { connection } = session;
    connection.onPrepareRename(
      session.aboutLetter<PrepareRenameParams, PrepareRenameResult | ResponseError<void> | null>(
        'Rename',
        null,
        ({ document, letter }, { position }) => {
          const found = prepareRename(letter, document.offsetAt(position));
          return 'refusal' in found ? refused(found) : { range: toLspRange(document, found), placeholder: found.name };
        },
      ),
    );
    connection.onRenameRequest(
      session.aboutLetter<RenameParams, WorkspaceEdit | ResponseError<void> | null>(
        'Rename',
        null,
        ({ document, letter }, { position, newName }) => {
          const found = renameItem(letter, document.offsetAt(position), newName);
          if ('refusal' in found) return refused(found);
          const edits = found.map((edit) => ({ range: toLspRange(document, edit), newText: edit.newText }));
          const { uri, version } = document;
          return session.client.versionedEdits
            ? { documentChanges: [{ textDocument: { uri, version }, edits }] }
            : { changes: { [uri]: edits } };
        },
      ),
    );
  },
};

/** Clients show the message of the failure to the person who asked. */
function refused({ refusal }: Refusal): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, refusal);
}
