package io.criterio.assignment;

/**
 * A place on earth (WGS 84).
 *
 * @param lat degrees north, -90 to 90
 * @param lon degrees east, -180 to 180
 */
public record Location(double lat, double lon) {

    /** The mean radius of the earth in metres. */
    private static final double EARTH_RADIUS = 6_371_008.8;

    public Location {
        if (!(Math.abs(lat) <= 90) || !(Math.abs(lon) <= 180)) {
            throw new IllegalArgumentException("location is " + lat + ", " + lon
                    + "; expected degrees from -90 to 90 and from -180 to 180. Maybe lat and lon are swapped");
        }
    }

    /** Metres along the great circle, by the haversine formula. */
    public double metresTo(Location other) {
        double fromLat = Math.toRadians(lat);
        double toLat = Math.toRadians(other.lat);
        double sinLat = Math.sin((toLat - fromLat) / 2);
        double sinLon = Math.sin(Math.toRadians(other.lon - lon) / 2);
        double haversine = sinLat * sinLat + Math.cos(fromLat) * Math.cos(toLat) * sinLon * sinLon;
        return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(haversine)));
    }
}
