/** Chooses a colleague who may answer questions. */
import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { permissionsOf } from "../../domain/role.ts";
import { useMe } from "../api/actor.ts";
import { colleaguesQuery } from "../api/shared-work.ts";

interface TalkPersonProps {
  readonly label: string;
  /** A person's id; empty for nobody. */
  readonly value: string;
  /** What nobody is called. */
  readonly nobody: string;
  /** Leaves out whoever chooses. */
  readonly others?: boolean;
  readonly onChange: (id: string) => void;
}

export function TalkPerson({ label, value, nobody, others = false, onChange }: TalkPersonProps) {
  const me = useMe();
  const { data: colleagues = [] } = useQuery(colleaguesQuery());
  const offered = colleagues.filter(
    ({ id, role }) => permissionsOf(role).includes("contribute") && !(others && id === me?.id),
  );
  return (
    <NativeSelect
      label={label}
      value={value}
      data={[
        { value: "", label: nobody },
        ...offered.map(({ id, name }) => ({ value: id, label: id === me?.id ? `${name} (you)` : name })),
      ]}
      onChange={(event) => onChange(event.currentTarget.value)}
      data-autofocus
    />
  );
}
