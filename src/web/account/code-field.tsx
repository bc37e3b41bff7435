/** Where a code is typed, of an authenticator app or for recovery. */
import { TextInput } from "@mantine/core";

interface CodeFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label?: string;
  readonly description?: string;
  readonly focused?: boolean;
}

export function CodeField({ value, onChange, label = "Code", description, focused = false }: CodeFieldProps) {
  return (
    <TextInput
      label={label}
      description={description}
      name="code"
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={40}
      data-autofocus={focused || undefined}
      ref={focused ? focus : undefined}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      required
    />
  );
}

/** It appears in answer to something that was done: whoever did that types on. */
function focus(field: HTMLInputElement | null): void {
  field?.focus();
}
