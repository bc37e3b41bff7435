/** The shapes of people and their ways in, as zod schemas. No secret is in any of them but where it is made. */
import { z } from "@hono/zod-openapi";
import { PERMISSIONS, ROLES } from "../domain/role.ts";

export const RoleSchema = z.enum(ROLES);
export const PermissionSchema = z.enum(PERMISSIONS);

export const MeSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    role: RoleSchema,
    permissions: z.array(PermissionSchema).readonly(),
    lacksSecondFactor: z
      .boolean()
      .openapi({ description: "Whether they have to set up a second factor before they may do anything else" }),
    signOutPath: z
      .string()
      .nullable()
      .openapi({ description: "Where signing out goes on, where somebody before us keeps them signed in" }),
  })
  .openapi("Me");

export const PersonSchema = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    role: RoleSchema,
    createdAt: z.string(),
    disabledAt: z.string().nullable(),
    secondFactor: z.boolean().openapi({ description: "Whether a code is asked for after the password" }),
  })
  .openapi("Person");

export const SessionSchema = z
  .object({
    id: z.string(),
    createdAt: z.string(),
    lastSeenAt: z.string(),
    address: z.string().nullable(),
    agent: z.string().nullable(),
    via: z.enum(["password", "provider", "access"]).openapi({ description: "Where its person showed who they are" }),
    current: z.boolean().openapi({ description: "Whether this request came with it" }),
  })
  .openapi("Session");

export const TokenSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    scopes: z.array(PermissionSchema).readonly(),
    createdAt: z.string(),
    expiresAt: z.string(),
    lastUsedAt: z.string().nullable(),
  })
  .openapi("ApiToken");

export const LinkSchema = z
  .object({
    kind: z.enum(["first", "invitation", "reset"]),
    email: z.string().nullable(),
    role: RoleSchema,
    expiresAt: z.string(),
  })
  .openapi("OneTimeLink");

export const OfferedLinkSchema = z
  .object({
    id: z.string(),
    kind: z.enum(["first", "invitation", "reset"]),
    email: z.string().nullable(),
    role: RoleSchema,
    offeredBy: z.string().nullable().openapi({ description: "The name of who made it" }),
    createdAt: z.string(),
    expiresAt: z.string(),
  })
  .openapi("OfferedLink");

export const OfferSchema = z
  .object({
    path: z.string().openapi({ description: "Where in the page the link leads; shown only now" }),
    expiresAt: z.string(),
  })
  .openapi("Offer");

/** At least a month, so that a slip of the finger deletes nothing that was just finished. */
export const RetentionDays = z.int().min(30).max(3650);

export const ExpiredSchema = z
  .object({ id: z.string(), name: z.string(), customer: z.string().nullable(), lastAt: z.string() })
  .openapi("Expired");

export const SettingsSchema = z
  .object({
    approveOwnAnswers: z
      .boolean()
      .openapi({ description: "Whether a reviewer may approve an answer whose words are their own" }),
    requireSecondFactor: z
      .boolean()
      .openapi({ description: "Whether whoever signs in by password has to have a second factor" }),
    retentionDays: RetentionDays.nullable().openapi({
      description:
        "After how many days without a change finished or archived questionnaires are deleted; null for never",
    }),
  })
  .openapi("Settings");

/** Long enough for anything; what is allowed is decided where it is kept. */
export const PasswordField = z.string().min(1).max(1000);
export const EmailField = z.string().min(1).max(320);
/** Of an authenticator app, or for recovery. */
export const CodeField = z.string().min(1).max(40);
export const NameField = z.string().min(1).max(200);
