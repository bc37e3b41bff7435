/** Why a form was not taken, read aloud when it appears. */
import classes from "./account.module.css";

export function FormError({ error }: { readonly error: Error | null }) {
  return <div role="alert">{error && <p className={classes.error}>{error.message}</p>}</div>;
}
