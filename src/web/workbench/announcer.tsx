/** Reads the current question aloud when keys move to it while the focus stays elsewhere. */
import { VisuallyHidden } from "@mantine/core";
import { useEffect, useState } from "react";
import type { Question } from "../api/types.ts";
import { STATE_NAMES } from "../shared/status-names.ts";

/** A key held down passes many questions; only where it rests is worth saying. */
const SAY_AFTER_MS = 300;

export function Announcer({ question }: { readonly question: Question | undefined }) {
  const [said, setSaid] = useState("");
  const text = question ? `${question.ref ?? ""} ${question.text}. ${STATE_NAMES[question.review.state]}` : "";
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), SAY_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <VisuallyHidden aria-live="polite" role="status">
      {said}
    </VisuallyHidden>
  );
}
