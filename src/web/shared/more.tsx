/** The end of a list that comes in pages: brings the next one when it is scrolled into sight, or when it is pressed. */
import { Button } from "@mantine/core";
import { useEffect, useRef } from "react";

interface MoreProps {
  readonly query: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly isFetchNextPageError: boolean;
    readonly fetchNextPage: () => Promise<unknown>;
  };
}

export function More({ query }: MoreProps) {
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query;
  const end = useRef<HTMLDivElement>(null);
  // After an error it waits to be pressed: asking by itself would ask without end.
  const watching = hasNextPage && !isFetchingNextPage && !isFetchNextPageError;
  useEffect(() => {
    if (!watching || !end.current) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && void fetchNextPage(),
      { rootMargin: "400px" },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [watching, fetchNextPage]);
  if (!hasNextPage) return null;
  return (
    <div ref={end} style={{ display: "grid", justifyContent: "center", padding: "1rem" }}>
      <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
        {isFetchNextPageError ? "Try again" : "Show more"}
      </Button>
    </div>
  );
}
