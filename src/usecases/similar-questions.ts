/** Which other questions of the same questionnaire ask nearly the same, as matching measures it. */
import type { Actor } from "../domain/actor.ts";
import { questionTexts } from "../store/question-store.ts";
import type { AppContext } from "./context.ts";
import { getQuestion } from "./decide-question.ts";
import { loadLibrary } from "./load-library.ts";

/** No list that a person goes through is longer. */
const MOST = 200;

/** The most alike first, at most 200. @throws AppError `not_found` */
export async function similarQuestions(
  context: AppContext,
  actor: Actor,
  id: string,
): Promise<{ id: string; likeness: number }[]> {
  const { questionnaire, text } = await getQuestion(context, actor, id);
  const others = (await questionTexts(context.database, questionnaire)).filter((other) => other.id !== id);
  const { matcher } = await loadLibrary(context);
  return matcher
    .similarQuestions(others.map((other) => other.text))(text)
    .slice(0, MOST)
    .flatMap(({ at, likeness }) => (others[at] ? [{ id: others[at].id, likeness }] : []));
}
