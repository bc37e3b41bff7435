/** Keys as they stand on the keyboard at hand. */
const SHOWN: Readonly<Record<string, string>> = {
  ArrowDown: "↓",
  ArrowUp: "↑",
  Escape: "Esc",
  "1-9": "1 … 9",
};

/** A key as it stands on the keyboard at hand. */
export function keyName(key: string, mac: boolean = onMac()): string {
  return key
    .split(" ")
    .map((part) => (part === "Mod" ? (mac ? "⌘" : "Ctrl") : (SHOWN[part] ?? part)))
    .join(" ");
}

const onMac = (): boolean => typeof navigator !== "undefined" && /mac|iphone|ipad/i.test(navigator.userAgent);
