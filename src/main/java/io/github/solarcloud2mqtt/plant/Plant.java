package io.github.solarcloud2mqtt.plant;

import java.time.ZoneId;
import java.util.Optional;

/**
 * A solar plant of the account.
 *
 * @param id the vendor's number of the plant, unique within the vendor
 * @param name the name that the user gave it, cleaned; may change at any time and is never part of a topic
 * @param timeZone the zone in which the plant's days begin, if the cloud reports it; often a fixed offset that ignores
 *     daylight saving
 */
public record Plant(String id, String name, Optional<ZoneId> timeZone) {
    public Plant {
        name = DisplayText.name(name, id);
    }
}
