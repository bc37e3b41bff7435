/** What every request carries through the app: the use cases' context, and who is asking. */
import type { Actor } from "../domain/actor.ts";
import type { AppContext } from "../usecases/context.ts";

export interface ApiEnv {
  Variables: {
    context: AppContext;
    /** Whoever passed `identity`; routes before it must not look. */
    actor: Actor;
    /** Id of the session that the request came with; null for an API token. */
    session: string | null;
    requestId: string;
    /** The longest upload that this server takes, in bytes. */
    maxUploadBytes: number;
    /** Network address of the client, as the runtime sees it. */
    address: string | null;
    /** Where the browser reaches this server: scheme, host and port. */
    origin: string;
    /** Whether the browser reaches this server by TLS. */
    secure: boolean;
  };
}
