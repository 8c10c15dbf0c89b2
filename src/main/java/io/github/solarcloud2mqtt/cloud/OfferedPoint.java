package io.github.solarcloud2mqtt.cloud;

/**
 * A measuring point as the cloud lists it.
 *
 * @param id its id
 * @param name its name in the account's language, empty if the cloud reports none
 * @param unit the unit its values come in, empty if it has none or the cloud reports none
 */
public record OfferedPoint(String id, String name, String unit) {}
