/** What the server announces: the announcements of all handlers together. */

import { type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';
import type { Client } from './client';
import type { Handler } from './session';

/** What is announced to a client. Two handlers may speak of one part of it, such as `workspace`; neither hides the other. */
export function capabilitiesOf(handlers: readonly Handler[], client: Client): ServerCapabilities {
  const all: ServerCapabilities = { textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental } };
  for (const handler of handlers) addTo(all, handler.capabilities?.(client) ?? {});
  return all;
}

/** Adds to objects what is not in them yet, at every depth. What is announced twice is announced as the later one says. */
function addTo(known: object, more: object): void {
  const target = known as Record<string, unknown>;
  for (const [name, value] of Object.entries(more)) {
    if (isObject(value)) {
      // A handler's own objects are never written into; they may be constants.
      const before = isObject(target[name]) ? target[name] : {};
      target[name] = before;
      addTo(before, value);
    } else target[name] = value;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
