/** The mark: a tick, and a second one over it. */
export function Logo() {
  return (
    <svg width="26" height="26" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#2f4fa3" />
      <g fill="none" strokeWidth="2.8" strokeLinecap="round" strokeLinejoin="round">
        <path d="M8 17.2l4.6 4.6L18 13" stroke="#fff" />
        <path d="M15.4 19.6l2.2 2.2L25 10" stroke="#a9bcf0" />
      </g>
    </svg>
  );
}
