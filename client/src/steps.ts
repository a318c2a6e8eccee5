/** Questions one after the other in VS Code's own pick list, with the number of the step and a way back. */

import { type Disposable, QuickInputButtons, type QuickPickItem, window } from 'vscode';

export interface Choice<Value> extends QuickPickItem {
  readonly value: Value;
}

export interface Question<Value> {
  readonly title: string;
  /** From 1. The first step has no way back. */
  readonly step: number;
  readonly totalSteps: number;
  /** What is asked for. */
  readonly prompt: string;
  /** The first one is taken by Enter. */
  readonly choices: readonly Choice<Value>[];
  /** The choice that typed text makes where no other holds it; `undefined` where it makes none. */
  typed?(text: string): Choice<Value> | undefined;
}

/** The answer of a person who wants the question before. */
export const back = Symbol('back');

/** Asks one question; `undefined` where it is dismissed. */
export function ask<Value>(question: Question<Value>): Promise<Value | typeof back | undefined> {
  const { title, step, totalSteps, prompt, choices } = question;
  return new Promise((resolve) => {
    const picker = window.createQuickPick<Choice<Value>>();
    const finish = (answer: Value | typeof back | undefined) => {
      resolve(answer);
      for (const part of parts) part.dispose();
    };
    const parts: Disposable[] = [
      picker,
      picker.onDidChangeValue((text) => {
        const words = text.trim().toLowerCase();
        const isFound = choices.some(({ label }) => label.toLowerCase().includes(words));
        const typed = isFound ? undefined : question.typed?.(text.trim());
        picker.items = typed === undefined ? choices : [...choices, typed];
      }),
      picker.onDidAccept(() => {
        const [chosen] = picker.activeItems;
        if (chosen !== undefined) finish(chosen.value);
      }),
      picker.onDidTriggerButton(() => finish(back)),
      picker.onDidHide(() => finish(undefined)),
    ];
    Object.assign(picker, { title, step, totalSteps, placeholder: prompt, items: choices });
    picker.ignoreFocusOut = true;
    picker.matchOnDescription = true;
    picker.buttons = step > 1 ? [QuickInputButtons.Back] : [];
    picker.show();
  });
}
