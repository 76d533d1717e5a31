import type { GeoPoint } from './types.ts';

/** Mean Earth radius, km (IUGG). */
const EARTH_RADIUS_KM = 6371.0088;

/**
 * Distance between two points over the surface of the Earth, in km.
 *
 * Haversine: 2 R asin √(sin²(Δφ/2) + cos φ₁ cos φ₂ sin²(Δλ/2)), R = 6371.0088 km, Earth taken as a sphere
 * (error below 0.6 %). Straight distance, not road distance. O(1).
 */
export function greatCircleKm(a: GeoPoint, b: GeoPoint): number {
  const toRadians = Math.PI / 180;
  const halfLatitude = Math.sin(((b.latitude - a.latitude) * toRadians) / 2);
  const halfLongitude = Math.sin(((b.longitude - a.longitude) * toRadians) / 2);
  const h =
    halfLatitude * halfLatitude +
    Math.cos(a.latitude * toRadians) * Math.cos(b.latitude * toRadians) * halfLongitude * halfLongitude;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}
