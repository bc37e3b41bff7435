/** What every request carries through the app: the use cases' context, and who is asking. */
import type { Actor, AppContext } from "../usecases/context.ts";

export interface ApiEnv {
  Variables: {
    context: AppContext;
    actor: Actor;
    requestId: string;
  };
}
