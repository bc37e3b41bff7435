/** Goes round light, dark, and as the system says. */
import { ActionIcon, type MantineColorScheme, Tooltip, useMantineColorScheme } from "@mantine/core";
import { MoonIcon, ScreenIcon, SunIcon } from "../shared/icons.tsx";

const SCHEMES = {
  light: { name: "light", Icon: SunIcon, next: "dark" },
  dark: { name: "dark", Icon: MoonIcon, next: "auto" },
  auto: { name: "as the system", Icon: ScreenIcon, next: "light" },
} as const satisfies Record<MantineColorScheme, object>;

export function ColorSchemeButton() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { name, Icon, next } = SCHEMES[colorScheme];
  return (
    <Tooltip label={`Colours: ${name}`}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={`Colours: ${name}. Change to ${SCHEMES[next].name}`}
        onClick={() => setColorScheme(next)}
      >
        <Icon />
      </ActionIcon>
    </Tooltip>
  );
}
