package io.criterio.assignment.fact;

/** Where the sector comes from that completes a short day. */
public enum SectorSource {
    /** The request names the sector planned for the day. */
    SECTOR_OF_DAY,
    MOST_ASSIGNED,
    MOST_OPEN
}
