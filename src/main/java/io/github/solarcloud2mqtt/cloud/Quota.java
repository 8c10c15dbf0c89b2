package io.github.solarcloud2mqtt.cloud;

import java.util.OptionalInt;

/**
 * The limits of an account's calls and the counts that the cloud reports; a value that the cloud does not report is empty.
 *
 * @param perHour calls allowed in the current hour
 * @param perDay calls allowed in a day
 * @param madeThisHour calls made in the current hour, by every program that uses the account's keys
 * @param madeToday calls made today
 */
public record Quota(OptionalInt perHour, OptionalInt perDay, OptionalInt madeThisHour, OptionalInt madeToday) {}
