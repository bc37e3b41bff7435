/** A link to where a document was published; nothing where its address is not one of the web, since strangers write it. */
import { LinkIcon } from "./icons.tsx";

export function PublishedPage({ url }: { readonly url: string | null }) {
  if (!url || !/^https?:\/\//i.test(url)) return null;
  return (
    <a href={url} target="_blank" rel="noreferrer">
      Published page <LinkIcon size={12} />
    </a>
  );
}
