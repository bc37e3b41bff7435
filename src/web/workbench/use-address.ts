/** Writes what is looked at into the address, a moment after it has changed and in the place of what stood there. */
import { useEffect } from "react";
import { useSearchParams } from "react-router";

/** Browsers refuse an address that changes too often, as it would while a key is held down. */
const ADDRESS_AFTER_MS = 250;

/** @param values null takes a parameter out; what is not named stays */
export function useAddress(values: Readonly<Record<string, string | null>>): void {
  const [parameters, setParameters] = useSearchParams();
  const shown = parameters.toString();
  const next = new URLSearchParams(parameters);
  for (const [name, value] of Object.entries(values)) {
    if (value === null) next.delete(name);
    else next.set(name, value);
  }
  const wanted = next.toString();
  useEffect(() => {
    if (wanted === shown) return;
    const page = window.location.pathname;
    const timer = setTimeout(() => {
      // The next page may still be on its way while its address is there already; it must not be taken back.
      if (window.location.pathname === page) setParameters(wanted, { replace: true });
    }, ADDRESS_AFTER_MS);
    return () => clearTimeout(timer);
  }, [wanted, shown, setParameters]);
}
