/** A few short words, added one by one with Enter and taken away each by its own button. */
import { CloseButton, TextInput } from "@mantine/core";
import { useId, useState } from "react";
import classes from "./entries.module.css";

interface TagFieldProps {
  readonly label: string;
  readonly tags: readonly string[];
  /** Where only these are taken; what is typed is matched to their names. */
  readonly known?: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (tags: string[]) => void;
}

export function TagField({ label, tags, known, onChange }: TagFieldProps) {
  const [text, setText] = useState("");
  const list = useId();
  const nameOf = (tag: string) => known?.find(({ value }) => value === tag)?.label ?? tag;
  const add = (typed: string): boolean => {
    const word = typed.trim();
    const tag = known ? known.find((one) => [one.value, one.label].some((name) => same(name, word)))?.value : word;
    if (!tag) return false;
    if (!tags.includes(tag)) onChange([...tags, tag]);
    setText("");
    return true;
  };
  return (
    <div className={classes.tagField}>
      <TextInput
        label={label}
        description={known ? "Type to find one, Enter adds it" : "Enter adds one"}
        {...(known ? { list } : {})}
        value={text}
        onChange={(event) => {
          const typed = event.currentTarget.value;
          setText(typed);
          // Chosen from the list rather than typed.
          if (known?.some(({ label: name }) => name === typed)) add(typed);
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          add(text);
        }}
        onBlur={() => add(text)}
      />
      {known && (
        <datalist id={list}>
          {known.map(({ value, label: name }) => (
            <option key={value} value={name} />
          ))}
        </datalist>
      )}
      <p className={classes.tags}>
        {tags.map((tag) => (
          <span key={tag}>
            {nameOf(tag)}
            <CloseButton
              size="xs"
              aria-label={`Remove ${nameOf(tag)}`}
              onClick={() => onChange(tags.filter((one) => one !== tag))}
            />
          </span>
        ))}
      </p>
    </div>
  );
}

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
