/**
 * Keeps a fault of one page to that page: the header and the ways to the others stay. Also met where a page's code cannot
 * be fetched any more, because the server has been renewed since the browser loaded the first of it.
 */
import { Button } from "@mantine/core";
import { Component, type ReactNode } from "react";
import { useLocation } from "react-router";
import { Problem } from "../shared/problem.tsx";

export function PageBoundary({ children }: { readonly children: ReactNode }) {
  const { pathname } = useLocation();
  return <Boundary key={pathname.split("/").slice(0, 3).join("/")}>{children}</Boundary>;
}

class Boundary extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    const error = new Error("Something in it broke, or a newer version has been installed. What you saved is kept.");
    return (
      <main>
        <Problem title="This page cannot be shown" error={error}>
          <Button onClick={() => location.reload()}>Load it anew</Button>
        </Problem>
      </main>
    );
  }
}
