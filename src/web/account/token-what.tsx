/** What an API token is for, what it may do, and whether it is in use. */
import type { ApiToken } from "../api/types.ts";
import { Ago, Day } from "../shared/time.tsx";
import classes from "./account.module.css";

export function TokenWhat({ token }: { readonly token: ApiToken }) {
  return (
    <div className={classes.what}>
      {token.name}
      <span>
        {token.scopes.join(", ")}; until <Day date={token.expiresAt} />;{" "}
        {token.lastUsedAt ? (
          <>
            last used <Ago at={token.lastUsedAt} />
          </>
        ) : (
          "never used"
        )}
      </span>
    </div>
  );
}
