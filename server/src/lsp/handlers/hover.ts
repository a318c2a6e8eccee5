import { MarkupKind } from 'vscode-languageserver';
import { explained, hover as hoverAt, hoverMarkdown, hoverPlain } from '../../features/hover/index';
import { rules } from '../../rules/index';
import { toLspRange } from '../conversion';
import type { Handler } from '../session';

export const hover: Handler = {
  capabilities: () => ({ hoverProvider: true }),
  register(session) {
    session.connection.onHover(
      session.aboutLetter('Hover', null, ({ document, letter }, { position }) => {
        const offset = document.offsetAt(position);
        const finding = session.findings.at(document, offset);
        const rule = rules.find(({ code }) => code === finding?.code);
        const known = hoverAt(letter, offset);
        const answer = finding === null || rule === undefined ? known : explained(known, finding, rule);
        if (answer === null) return null;
        const isMarkdown = session.client.markdownHover;
        return {
          contents: {
            kind: isMarkdown ? MarkupKind.Markdown : MarkupKind.PlainText,
            value: isMarkdown ? hoverMarkdown(answer) : hoverPlain(answer),
          },
          range: toLspRange(document, answer),
        };
      }),
    );
  },
};
