/** The help sheet: every key of the workbench, and the switch that turns single keys off. */
import { Kbd, Switch } from "@mantine/core";
import { Dialog } from "../shared/dialog.tsx";
import classes from "./dialogs.module.css";
import { KEY_GROUPS, useSingleKeys } from "./use-keys.ts";

export function HelpSheet({ onClose }: { readonly onClose: () => void }) {
  const [singleKeys, setSingleKeys] = useSingleKeys();
  return (
    <Dialog title="Keys" size="xl" onClose={onClose}>
      <div className={classes.keyGroups}>
        {KEY_GROUPS.map(({ name, lines }) => (
          <section key={name}>
            <h3 className={classes.groupName}>{name}</h3>
            <dl className={classes.keyList}>
              {lines.map(({ keys, does }) => (
                <div key={does} className={classes.keyLine}>
                  <dt>
                    {keys.map((key, index) => (
                      <span key={key}>
                        {index > 0 && " or "}
                        <Kbd size="sm">{key}</Kbd>
                      </span>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Switch
        label="Single-key shortcuts"
        description="Arrow keys and Enter stay on."
        checked={singleKeys}
        onChange={(event) => setSingleKeys(event.currentTarget.checked)}
      />
    </Dialog>
  );
}
