/** What every page stands in: the header with its ways, the drop zone for workbooks, and the messages. */
import type { ReactNode } from "react";
import { Link, NavLink, useLocation } from "react-router";
import { UploadProvider } from "../questionnaires/upload-provider.tsx";
import { Toasts } from "../shared/toast.tsx";
import { ActorMenu } from "./actor-menu.tsx";
import { ColorSchemeButton } from "./color-scheme-button.tsx";
import { Logo } from "./logo.tsx";
import { PaletteButton, PaletteHost } from "./palette-host.tsx";
import classes from "./shell.module.css";
import { WorkLink } from "./work-link.tsx";

export function Shell({ children }: { readonly children: ReactNode }) {
  const { pathname } = useLocation();
  const inQuestionnaires = pathname === "/" || pathname.startsWith("/questionnaires/");
  return (
    <UploadProvider>
      <a className={classes.skip} href="#main">
        Skip to the content
      </a>
      <div className={classes.frame}>
        <header className={classes.header}>
          <Link to="/" className={classes.brand} aria-label="Countersign, all questionnaires">
            <Logo />
            <span className={classes.name}>Countersign</span>
          </Link>
          <nav className={classes.nav} aria-label="Main">
            <Link to="/" aria-current={inQuestionnaires ? "page" : undefined}>
              Questionnaires
            </Link>
            <WorkLink />
            <NavLink to="/library">Library</NavLink>
            <NavLink to="/insight">Insight</NavLink>
          </nav>
          <div className={classes.tools}>
            <PaletteButton />
            <ColorSchemeButton />
            <ActorMenu />
          </div>
        </header>
        <div className={classes.page} id="main" tabIndex={-1}>
          {children}
        </div>
      </div>
      <Toasts />
      <PaletteHost />
    </UploadProvider>
  );
}
