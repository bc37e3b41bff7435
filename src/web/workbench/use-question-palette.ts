/** What the workbench puts into the command palette: its actions, and its questions by reference or words. */
import { useMe } from "../api/actor.ts";
import type { Question } from "../api/types.ts";
import { keyName } from "../shared/key-name.ts";
import { finds, type PaletteItem, usePaletteSource } from "../shared/palette-source.ts";
import { STATE_NAMES } from "../shared/status-names.ts";
import { ACTIONS, type Action, type ActionId, type Commands } from "./actions.ts";

const MOST_QUESTIONS = 8;

export function useQuestionPalette(
  questions: readonly Question[],
  commands: Commands,
  select: (id: string) => void,
): void {
  const me = useMe();
  usePaletteSource((typed) => {
    const actions = (ACTIONS as readonly (Action & { readonly id: ActionId })[])
      .filter(({ keyOnly, needs }) => !keyOnly && (!needs || me?.permissions.includes(needs)))
      .filter(({ name, group }) => finds(typed, name, group))
      .map(({ id, name, keys }): PaletteItem => {
        return { id, name, group: "Do", key: keyName(keys[0] ?? ""), run: () => commands[id](0) };
      });
    if (typed === "") return actions;
    const asked = found(questions, typed).map(({ id, ref, text, section, review }): PaletteItem => {
      const detail = [section, STATE_NAMES[review.state]].filter(Boolean).join(" · ");
      return {
        id: `question:${id}`,
        name: ref ? `${ref} ${text}` : text,
        detail,
        group: "Questions",
        run: () => select(id),
      };
    });
    // Whoever types a reference wants that question first.
    const exact = questions.some(({ ref }) => ref?.toLowerCase() === typed.toLowerCase());
    return exact ? [...asked, ...actions] : [...actions, ...asked];
  });
}

/** By reference first, then by the words of the question. */
function found(questions: readonly Question[], typed: string): Question[] {
  const wanted = typed.toLowerCase();
  const byReference = questions.filter(({ ref }) => ref?.toLowerCase().startsWith(wanted));
  const exactFirst = byReference.toSorted((one, other) => (one.ref?.length ?? 0) - (other.ref?.length ?? 0));
  const chosen = new Set(exactFirst.slice(0, MOST_QUESTIONS));
  for (const question of questions) {
    if (chosen.size >= MOST_QUESTIONS) break;
    if (finds(typed, question.text, question.ref)) chosen.add(question);
  }
  return [...chosen];
}
