package io.github.solarcloud2mqtt.plant;

import java.time.ZoneId;
import java.util.Optional;

/**
 * A solar plant of the account.
 *
 * @param id the vendor's number of the plant, unique within the vendor
 * @param name the name the owner gave it; may change at any time and is never part of a topic
 * @param timeZone the zone the plant's days begin in, if the cloud tells it; often a fixed offset that ignores
 *     daylight saving
 */
public record Plant(String id, String name, Optional<ZoneId> timeZone) {}
