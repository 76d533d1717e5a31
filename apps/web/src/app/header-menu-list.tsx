import { Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';

export interface MenuEntry {
  readonly key: string;
  readonly label: string;
  readonly icon?: ReactNode;
  /** A page, a file, or else something to do. */
  readonly to?: string;
  readonly file?: string;
  readonly onChoose?: () => void;
  readonly isCurrent?: boolean;
  /** Elsewhere on a wide screen. */
  readonly onPhoneOnly?: boolean;
}

interface HeaderMenuListProps {
  readonly button: ReactElement;
  readonly heading?: string;
  readonly entries: readonly MenuEntry[];
  readonly position: 'bottom-start' | 'bottom-end';
}

/** Opens at once: it was asked for. */
export default function HeaderMenuList({ button, heading, entries, position }: HeaderMenuListProps) {
  return (
    <Menu position={position} defaultOpened>
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown mah="calc(100dvh - 5rem)" style={{ overflowY: 'auto' }}>
        {heading !== undefined && <Menu.Label style={{ whiteSpace: 'pre-line' }}>{heading}</Menu.Label>}
        {entries.map((entry) => (
          <MenuLine key={entry.key} entry={entry} />
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function MenuLine({ entry }: { readonly entry: MenuEntry }) {
  const { label, icon, to, file, onChoose, isCurrent = false, onPhoneOnly = false } = entry;
  if (file !== undefined) {
    return (
      <Menu.Item component="a" href={file} download>
        {label}
      </Menu.Item>
    );
  }
  if (to !== undefined) {
    return (
      <Menu.Item
        leftSection={icon}
        {...(onPhoneOnly ? { hiddenFrom: 'md' } : {})}
        renderRoot={(props) => <Link to={to} {...props} />}
      >
        {label}
      </Menu.Item>
    );
  }
  return (
    <Menu.Item
      leftSection={icon}
      {...(isCurrent ? { 'aria-current': true } : {})}
      {...(onChoose === undefined ? {} : { onClick: onChoose })}
    >
      {label}
    </Menu.Item>
  );
}
