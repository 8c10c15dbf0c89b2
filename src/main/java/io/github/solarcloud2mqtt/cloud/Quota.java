package io.github.solarcloud2mqtt.cloud;

import java.util.OptionalInt;

/**
 * What a cloud says of the calls an account may make.
 *
 * @param perHour calls allowed in the present hour
 * @param perDay calls allowed in a day
 * @param madeThisHour calls already made in the present hour, by anybody who uses the account's keys
 * @param madeToday calls already made today
 */
public record Quota(OptionalInt perHour, OptionalInt perDay, OptionalInt madeThisHour, OptionalInt madeToday) {}
