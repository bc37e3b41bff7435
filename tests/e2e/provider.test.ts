/** Single sign-on in a real browser: a button, the provider, and back; and what an account without a password shows. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signInFrom } from "../../src/runtime/shared/sign-in-settings.ts";
import { CLIENT, startProvider } from "../support/identity-provider.ts";
import { type RunningApp, startApp } from "../support/running-app.ts";

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());

describe("single sign-on", () => {
  it("has no button where there is no provider", async () => {
    const page = await app.visit("/", { name: null });
    await page.getByRole("button", { name: "Sign in" }).waitFor();
    expect(await page.getByRole("link", { name: /Sign in with/ }).count()).toBe(0);
  });

  it("signs in whom the provider names, says why it refuses somebody, and asks for no password of ours", async () => {
    const provider = await startProvider();
    const settings = signInFrom({
      COUNTERSIGN_OIDC_ISSUER: provider.issuer,
      COUNTERSIGN_OIDC_CLIENT_ID: CLIENT.id,
      COUNTERSIGN_OIDC_CLIENT_SECRET: CLIENT.secret,
      COUNTERSIGN_OIDC_NAME: "Example ID",
      COUNTERSIGN_OIDC_ROLES: "security=reviewer",
    });
    Object.assign(app.context, settings);
    const page = await app.visit("/", { name: null });
    provider.claims = { email: "grace@example.com", email_verified: false, name: "Grace", groups: ["security"] };
    await page.getByRole("link", { name: "Sign in with Example ID" }).click();
    await page.getByText("Example ID has not verified your e-mail address").waitFor();
    provider.claims = { ...provider.claims, email_verified: true };
    await page.getByRole("link", { name: "Back to the sign-in" }).click();
    await page.getByRole("link", { name: "Sign in with Example ID" }).click();
    await page.getByRole("button", { name: "Grace, your account" }).waitFor();
    expect(new URL(page.url()).search).toBe("");
    await page.goto(`${app.url}/account`);
    await page.getByText("through single sign-on").waitFor();
    expect(await page.getByText("Present password").count()).toBe(0);
    expect(await page.getByRole("heading", { name: "Second factor" }).count()).toBe(0);
  });
});
