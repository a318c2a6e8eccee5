import {
  formDescription,
  mostItems,
  type NewLetterOptions,
  newLetterForms,
  newLetter as newLetterSnippet,
  newLetterText,
} from '../../features/newLetter';
import { specialtyNames } from '../../reference/specialties';
import { stateNames } from '../../reference/states';
import {
  type NewLetterChoices,
  type NewLetterParams,
  type NewText,
  newLetterChoicesRequest,
  newLetterRequest,
} from '../protocol';
import type { Handler } from '../session';

/** Makes a new letter for a client that asks for one, and says what a person can be asked before. */
export const newLetter: Handler = {
  register(session) {
    session.connection.onRequest(
      newLetterRequest,
      session.guarded<NewLetterParams, NewText | null>('New letter', null, (params) => {
        const options = readOptions(params);
        const snippet = newLetterSnippet(options);
        return snippet === '' ? null : { newText: newLetterText(options), snippet };
      }),
    );
    session.connection.onRequest(
      newLetterChoicesRequest,
      session.guarded<unknown, NewLetterChoices | null>('New letter choices', null, () => ({
        forms: newLetterForms.map((form) => ({ id: form.id, title: form.title, description: formDescription(form) })),
        specialties: specialtyNames,
        states: stateNames,
        mostItems,
      })),
    );
  },
};

/** A client may send anything; what is not of the right kind counts as not said. */
function readOptions(
  params: Readonly<Partial<Record<keyof NewLetterParams, unknown>>> | null | undefined,
): NewLetterOptions {
  const { form, items, specialty, licensure } = params ?? {};
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return {
    form: text(form),
    items: typeof items === 'number' ? items : 1,
    specialty: text(specialty),
    licensure: text(licensure),
  };
}
