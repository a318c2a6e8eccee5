import { newIssue as findPlace } from '../../features/refactorings/index';
import { toLspRange } from '../conversion';
import { type NewIssueParams, type NewIssueResult, newIssueRequest } from '../protocol';
import type { Handler } from '../session';

/** The issue that our client's command inserts as a snippet. */
export const newIssue: Handler = {
  register(session) {
    session.connection.onRequest(
      newIssueRequest,
      session.aboutLetter<NewIssueParams, NewIssueResult | null>(
        'New disputed item',
        null,
        ({ document, letter }, { position }) => {
          const made = findPlace(letter, document.offsetAt(position));
          if (made === null) return null;
          const { edit, snippet } = made;
          return { range: toLspRange(document, edit), newText: edit.newText, snippet };
        },
      ),
    );
  },
};
