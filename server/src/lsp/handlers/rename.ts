import {
  LSPErrorCodes,
  type PrepareRenameParams,
  type PrepareRenameResult,
  type RenameParams,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { prepareRename, type Refusal, rename as renameItem } from '../../features/rename';
import { toLspRange, toTextEdits, toWorkspaceEdit } from '../conversion';
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
          // A note inside of a name may hold a field, which is not to be walked through.
          const { versionedEdits } = session.client;
          return toWorkspaceEdit(document, toTextEdits(document, found), { versionedEdits, snippetEdits: false });
        },
      ),
    );
  },
};

/** Clients show the message of the failure to the person who asked. */
function refused({ refusal }: Refusal): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, refusal);
}
