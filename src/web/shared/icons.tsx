/** The few icons in use, drawn on a 16-unit grid in the colour of the text; decorative, so hidden from screen readers. */
import type { ReactNode } from "react";

interface IconProps {
  readonly size?: number;
}

function icon(paths: ReactNode): (props: IconProps) => ReactNode {
  return function Icon({ size = 16 }) {
    return (
      <svg
        width={size}
        height={size}
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth={1.6}
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        focusable="false"
      >
        {paths}
      </svg>
    );
  };
}

export const CheckIcon = icon(<path d="M3 8.6 6.4 12 13 4.6" />);
export const PenIcon = icon(<path d="m10.6 2.9 2.5 2.5L5.7 12.8l-3.2.7.7-3.2zM9.2 4.3l2.5 2.5" />);
export const SearchIcon = icon(<path d="M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10m3.6-1.4L14 14" />);
export const DownloadIcon = icon(<path d="M8 2v8m0 0 3.2-3.2M8 10 4.8 6.8M2.5 13.5h11" />);
export const UploadIcon = icon(<path d="M8 10.5v-8m0 0 3.2 3.2M8 2.5 4.8 5.7M2.5 13.5h11" />);
export const TrashIcon = icon(<path d="M2.5 4.2h11M6.2 4V2.5h3.6V4M4 4.4l.6 9.1h6.8l.6-9.1M6.7 7v3.8M9.3 7v3.8" />);
export const BackIcon = icon(<path d="M9.8 3 5 8l4.8 5" />);
export const NextIcon = icon(<path d="m6.2 3 4.8 5-4.8 5" />);
export const DownIcon = icon(<path d="m3.5 6 4.5 4.5L12.5 6" />);
export const UndoIcon = icon(<path d="M5.6 3 2.5 6l3.1 3M2.8 6h6.4a4 4 0 0 1 0 8H6" />);
export const LinkIcon = icon(<path d="M9 2.5h4.5V7M13.2 2.8 7.5 8.5M6.5 3.5H3v9.5h9.5V9.5" />);
export const FileIcon = icon(<path d="M9.2 1.8H3.8v12.4h8.4V4.8zm0 0v3h3M6 8h4M6 10.8h4" />);
export const WarningIcon = icon(<path d="M8 2.2 14.5 13.5h-13zM8 6.4v3.3M8 11.6v.1" />);
export const PersonIcon = icon(
  <path d="M8 8.2a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4M2.8 13.8c.5-2.4 2.5-3.7 5.2-3.7s4.7 1.3 5.2 3.7" />,
);
export const FilterIcon = icon(<path d="M2 4h12M4.5 8h7M7 12h2" />);
export const SunIcon = icon(
  <path d="M8 10.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6M8 1.6v1.2m0 10.4v1.2M1.6 8h1.2m10.4 0h1.2M3.5 3.5l.8.8m7.4 7.4.8.8m0-9-.8.8m-7.4 7.4-.8.8" />,
);
export const MoonIcon = icon(<path d="M13.5 9.6A5.8 5.8 0 0 1 6.4 2.5a5.8 5.8 0 1 0 7.1 7.1" />);
export const ScreenIcon = icon(<path d="M2 3h12v8H2zm4 11h4m-2-3v3" />);
export const KeyboardIcon = icon(<path d="M1.5 4h13v8.5h-13zM4 6.8h.1m2.6 0h.1m2.6 0h.1m2.6 0h.1M5 9.8h6" />);
export const ListIcon = icon(<path d="M5.5 4H14M5.5 8H14M5.5 12H14M2.2 4h.1M2.2 8h.1m-.1 4h.1" />);
export const ColumnsIcon = icon(<path d="M2 3h12v10H2zM6 3v10m4-10v10M2 6.2h12" />);
export const CommentIcon = icon(<path d="M2.5 3h11v8H8l-3.2 2.6V11H2.5z" />);
export const ExpertIcon = icon(
  <path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12M6.2 6.4a1.9 1.9 0 1 1 2.7 1.8c-.6.3-.9.7-.9 1.3M8 11.6v.1" />,
);
export const ArchiveIcon = icon(<path d="M2 3h12v3H2zm1 3v7.5h10V6M6.5 9h3" />);
export const BookmarkIcon = icon(<path d="M4 2.2h8v11.6L8 10.6l-4 3.2z" />);
export const LockIcon = icon(<path d="M3.5 7.2h9v6.3h-9zM5.3 7V5a2.7 2.7 0 0 1 5.4 0v2" />);
export const CalendarIcon = icon(<path d="M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v2.5M10.5 2v2.5" />);
