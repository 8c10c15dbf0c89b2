package io.github.solarcloud2mqtt.cloud.isolarcloud.series;

import io.github.solarcloud2mqtt.cloud.http.ResponseText;
import io.github.solarcloud2mqtt.cloud.series.SeriesQuery.Span;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the time stamps of minute series. They are in the zone of the plant (Sungrow Developer Portal); one client has seen
 * them in that of the vendor's servers, UTC+8, which shows by stamps outside the time that was asked for. Once seen, that
 * holds for the account.
 */
final class SeriesTimestamps {
    private static final ZoneId SERVERS = ZoneOffset.ofHours(8);
    private static final Pattern WITH_OFFSET = Pattern.compile(".*T.*(Z|[+-]\\d\\d:\\d\\d)");

    private boolean inServersZone;

    /** Learns the zone from the stamps of an answer. */
    void learn(Collection<String> stamps, ZoneId plant, Span asked) {
        inServersZone = inServersZone
                || (stamps.stream().anyMatch(stamp -> !isWithin(stamp, plant, asked))
                        && stamps.stream().allMatch(stamp -> isWithin(stamp, SERVERS, asked)));
    }

    private static boolean isWithin(String stamp, ZoneId zone, Span asked) {
        return instant(stamp, zone).filter(asked::contains).isPresent();
    }

    /** The instant of a stamp, if it can be understood. */
    Optional<Instant> instant(String stamp, Span asked, ZoneId plant) {
        return instant(stamp, inServersZone ? SERVERS : plant).filter(asked::contains);
    }

    private static Optional<Instant> instant(String stamp, ZoneId zone) {
        if (WITH_OFFSET.matcher(stamp).matches()) {
            try {
                return Optional.of(OffsetDateTime.parse(stamp).toInstant());
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
        Optional<LocalDateTime> local = ResponseText.time(stamp);
        return local.map(time -> time.atZone(zone).toInstant());
    }
}
