import { useMediaQuery } from '@mantine/hooks';
import { Notifications } from '@mantine/notifications';
import '@mantine/notifications/styles.css';
import './notice-list.css';

/** In the corner of a desk; at the top of a phone, whose bottom holds the navigation. */
export default function NoticeList() {
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  return (
    <Notifications
      position={isPhone ? 'top-center' : 'bottom-right'}
      containerWidth={420}
      withinPortal={false}
    />
  );
}
