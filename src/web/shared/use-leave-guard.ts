/**
 * Asks before unsaved work is left: by a link, by the browser's back button, by closing the tab, or by a way out that the
 * page or the palette has of its own.
 *
 * The router in use has no blocker of its own. Links are caught before it sees the click. A step back has happened by the
 * time anybody hears of it, so while there is unsaved work a second entry of the same page lies on top of the history: the
 * first step back only takes that one off. What a tab being closed asks is the browser's own question.
 */
import { useCallback, useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router";

export interface LeaveGuard {
  /** True while the person is asked. */
  readonly asking: boolean;
  readonly leave: () => void;
  readonly stay: () => void;
  /** Goes on without asking, the work being saved. */
  readonly goOn: (go: () => void) => void;
}

/** What the guard in view does with a way out; null where nothing is guarded. */
let guarding: ((go: () => void) => void) | null = null;

/** For ways out that are no links, such as the palette's or a list's own: goes at once, or once the person says so. */
export function beforeLeaving(go: () => void): void {
  if (guarding) guarding(go);
  else go();
}

export function useLeaveGuard(unsaved: boolean): LeaveGuard {
  const navigate = useNavigate();
  const [leave, setLeave] = useState<{ readonly go: () => void } | null>(null);
  const guarded = useRef(false);
  const to = useRef(navigate);
  to.current = navigate;
  // Once the second entry is off, so that back leads to this page once.
  const goOn = useCallback((go: () => void) => {
    if (!guarded.current) return go();
    guarded.current = false;
    window.addEventListener("popstate", go, { once: true });
    window.history.back();
  }, []);

  useEffect(() => {
    const ask = (go: () => void) => (unsaved ? setLeave({ go: () => goOn(go) }) : goOn(go));
    guarding = ask;
    return () => {
      if (guarding === ask) guarding = null;
    };
  }, [unsaved, goOn]);

  useEffect(() => {
    if (!unsaved) return;
    if (!guarded.current) putOnTop();
    guarded.current = true;
    const closing = (event: BeforeUnloadEvent) => event.preventDefault();
    const clicked = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
      if (!link?.href || !plain || link.target === "_blank" || link.hasAttribute("download")) return;
      const { origin, pathname, search, hash } = new URL(link.href);
      const here = window.location;
      if (origin !== here.origin || pathname + search === here.pathname + here.search) return;
      event.preventDefault();
      event.stopPropagation();
      beforeLeaving(() => void to.current(pathname + search + hash));
    };
    window.addEventListener("beforeunload", closing);
    document.addEventListener("click", clicked, { capture: true });
    return () => {
      window.removeEventListener("beforeunload", closing);
      document.removeEventListener("click", clicked, { capture: true });
    };
  }, [unsaved]);

  useEffect(() => {
    const page = window.location.pathname;
    const stepped = () => {
      if (!guarded.current || window.location.pathname !== page) return;
      guarded.current = unsaved;
      if (!unsaved) {
        window.history.back();
        return;
      }
      putOnTop();
      setLeave({
        go: () => {
          guarded.current = false;
          window.history.go(-2);
        },
      });
    };
    window.addEventListener("popstate", stepped);
    return () => window.removeEventListener("popstate", stepped);
  }, [unsaved]);

  return {
    asking: leave !== null,
    goOn,
    stay: () => setLeave(null),
    leave: () => {
      setLeave(null);
      leave?.go();
    },
  };
}

/** The same entry once more: what the router keeps with it stays the same. */
function putOnTop(): void {
  window.history.pushState(window.history.state, "");
}
