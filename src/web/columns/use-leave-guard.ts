/**
 * Asks before a page with unsaved work is left: by a link, by the browser's back button, or by closing the tab.
 *
 * The router in use has no blocker of its own. Links are caught before it sees the click. A step back has happened by the
 * time anybody hears of it, so while there is unsaved work a second entry of the same page lies on top of the history: the
 * first step back only takes that one off. What a tab being closed asks is the browser's own question.
 */
import { useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router";

export interface LeaveGuard {
  /** True while the person is asked. */
  readonly asking: boolean;
  readonly leave: () => void;
  readonly stay: () => void;
  /** Goes on to another page without asking, the work being saved. */
  readonly goOn: (to: string) => void;
}

export function useLeaveGuard(unsaved: boolean): LeaveGuard {
  const navigate = useNavigate();
  const [leave, setLeave] = useState<{ readonly go: () => void } | null>(null);
  const guarded = useRef(false);
  const goOn = useRef((to: string) => void navigate(to));
  // In place of the second entry, so that back leads to this page once.
  goOn.current = (to) => void navigate(to, { replace: guarded.current });

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
      if (origin !== window.location.origin || pathname === window.location.pathname) return;
      event.preventDefault();
      event.stopPropagation();
      setLeave({ go: () => goOn.current(pathname + search + hash) });
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
    goOn: (to) => goOn.current(to),
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
