/** Turns passwords into something that is safe to keep; dear on purpose, so the runtime's own machine code does it. */
export interface PasswordHasher {
  /** Method, cost, salt and hash in one line; never the same twice. */
  hash(password: string): Promise<string>;
  /** Whether the password is the one that `stored` was made of; takes as long either way. */
  verify(password: string, stored: string): Promise<boolean>;
}
