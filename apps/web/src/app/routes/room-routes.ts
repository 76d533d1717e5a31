import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { inside } from './inside-route.ts';
import { texts } from './page-texts.ts';

const rooms = createRoute({
  getParentRoute: () => inside,
  path: '/rooms',
  loader: texts('rooms', 'meetings', 'terms', 'errors'),
  component: lazyRouteComponent(() => import('../../features/rooms/rooms-page.tsx'), 'RoomsPage'),
});

const room = createRoute({
  getParentRoute: () => inside,
  path: '/rooms/$roomId',
  loader: texts('rooms', 'meetings', 'terms', 'errors'),
  component: lazyRouteComponent(() => import('../../features/rooms/room-page.tsx'), 'RoomPage'),
});

const meetings = createRoute({
  getParentRoute: () => inside,
  path: '/rooms/$roomId/meetings',
  loader: texts('meetings', 'rooms', 'terms', 'errors'),
  component: lazyRouteComponent(
    () => import('../../features/rooms/meetings/meetings-page.tsx'),
    'MeetingsPage',
  ),
});

const meeting = createRoute({
  getParentRoute: () => inside,
  path: '/rooms/$roomId/meetings/$meetingId',
  loader: texts('meetings', 'rooms', 'terms', 'errors'),
  component: lazyRouteComponent(
    () => import('../../features/rooms/meetings/meeting-page.tsx'),
    'MeetingPage',
  ),
});

const sensitive = createRoute({
  getParentRoute: () => inside,
  path: '/sensitive',
  loader: texts('meetings', 'terms', 'errors'),
  component: lazyRouteComponent(() => import('../../features/sensitive/sensitive-page.tsx'), 'SensitivePage'),
});

const collection = createRoute({
  getParentRoute: () => inside,
  path: '/collections/$collectionId',
  loader: texts('meetings', 'terms', 'errors'),
  component: lazyRouteComponent(
    () => import('../../features/sensitive/collection-page.tsx'),
    'CollectionPage',
  ),
});

/** Rooms, their meetings and what does not pass between rivals. */
export const roomRoutes = [rooms, room, meetings, meeting, sensitive, collection] as const;
