package io.github.solarcloud2mqtt.values;

import java.time.ZoneId;
import java.util.List;

/**
 * The zones in which the data of an account may be stamped, besides the plant's own zone and UTC.
 *
 * @param fallback the zone for a plant whose cloud does not report one
 * @param vendors the zones of the vendor's servers
 */
public record TimestampZones(ZoneId fallback, List<ZoneId> vendors) {

    public TimestampZones {
        vendors = List.copyOf(vendors);
    }
}
