/** The help sheet: every key of the workbench, from the table that the handlers use, and the switch for single keys. */
import { Kbd, Switch } from "@mantine/core";
import { Dialog } from "../shared/dialog.tsx";
import { keyName } from "../shared/key-name.ts";
import { ACTIONS, GROUPS } from "./actions.ts";
import classes from "./dialogs.module.css";
import { useSingleKeys } from "./use-keys.ts";

export default function HelpSheet({ onClose }: { readonly onClose: () => void }) {
  const [singleKeys, setSingleKeys] = useSingleKeys();
  return (
    <Dialog title="Keys" size="80rem" onClose={onClose}>
      <div className={classes.keyGroups}>
        {GROUPS.map((group) => (
          <section key={group}>
            <h3 className={classes.groupName}>{group}</h3>
            <dl className={classes.keyList}>
              {ACTIONS.filter((action) => action.group === group).map(({ id, keys, name }) => (
                <div key={id} className={classes.keyLine}>
                  <dt>
                    {keys.map((key, index) => (
                      <span key={key}>
                        {index > 0 && " or "}
                        <Kbd size="sm">{keyName(key)}</Kbd>
                      </span>
                    ))}
                  </dt>
                  <dd>{name}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Switch
        label="Single-key shortcuts"
        description="Arrow keys, Enter and those with Ctrl stay on."
        checked={singleKeys}
        onChange={(event) => setSingleKeys(event.currentTarget.checked)}
      />
    </Dialog>
  );
}
