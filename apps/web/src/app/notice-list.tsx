import { Notifications } from '@mantine/notifications';
import '@mantine/notifications/styles.css';

export default function NoticeList() {
  return <Notifications position="bottom-right" containerWidth={420} withinPortal={false} />;
}
