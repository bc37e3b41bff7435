/** Lets the application appear only to somebody who is signed in; strangers meet the sign-in or open their link. */
import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useState } from "react";
import { useLocation } from "react-router";
import { setMe, useMe } from "../api/actor.ts";
import { whoAmI } from "../api/requests.ts";
import { Problem } from "../shared/problem.tsx";
import { PageLoading } from "../shell/page-loading.tsx";

// Most visits begin with a session: these are fetched only where they do not.
const SignInPage = lazy(() => import("./sign-in-page.tsx"));
const SecondFactorPage = lazy(() => import("./second-factor-page.tsx"));
const WelcomePage = lazy(() => import("./welcome-page.tsx"));

export function Door({ children }: { readonly children: ReactNode }) {
  const me = useMe();
  const client = useQueryClient();
  const { pathname } = useLocation();
  const [error, setError] = useState<Error | null>(null);
  const ask = useCallback(() => {
    setError(null);
    whoAmI().then(setMe, setError);
  }, []);
  useEffect(ask, [ask]);
  // What one person has read must not be there for the next one at this browser.
  useEffect(() => {
    if (me === null) client.clear();
  }, [me, client]);
  if (pathname === "/welcome") {
    return (
      <Suspense fallback={<PageLoading />}>
        <WelcomePage />
      </Suspense>
    );
  }
  if (me?.lacksSecondFactor) {
    return (
      <Suspense fallback={<PageLoading />}>
        <SecondFactorPage />
      </Suspense>
    );
  }
  if (me) return children;
  if (error) {
    return (
      <main>
        <Problem title="Countersign cannot be reached" error={error}>
          <Button onClick={ask}>Try again</Button>
        </Problem>
      </main>
    );
  }
  return <Suspense fallback={<PageLoading />}>{me === null ? <SignInPage /> : <PageLoading />}</Suspense>;
}
