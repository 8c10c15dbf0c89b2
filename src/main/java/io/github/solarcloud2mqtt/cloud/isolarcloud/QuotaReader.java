package io.github.solarcloud2mqtt.cloud.isolarcloud;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.Quota;
import io.github.solarcloud2mqtt.cloud.http.ResponseText;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.CallInfo;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.HourLimit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads the quota of the account. */
final class QuotaReader {

    private final ApiVariant api;

    QuotaReader(ApiVariant api) {
        this.api = api;
    }

    /** Makes one call at most; empty if the cloud reports no quota. */
    Optional<Quota> read() throws CloudException {
        return api.callInfo().map(QuotaReader::quota).filter(QuotaReader::hasValues);
    }

    private static Quota quota(CallInfo info) {
        return new Quota(
                smallest(info.perHour()),
                limit(info.perDay()),
                ResponseText.count(info.madeThisHour()),
                ResponseText.count(info.madeToday()));
    }

    /** The smallest limit, because each hour of the day has its own and the zone of these hours is not documented. */
    private static OptionalInt smallest(@Nullable List<HourLimit> hours) {
        return hours == null
                ? OptionalInt.empty()
                : hours.stream()
                        .map(hour -> limit(hour.limit()))
                        .flatMapToInt(OptionalInt::stream)
                        .min();
    }

    private static OptionalInt limit(@Nullable String raw) {
        OptionalInt limit = ResponseText.count(raw);
        return limit.orElse(0) > 0 ? limit : OptionalInt.empty();
    }

    private static boolean hasValues(Quota quota) {
        return quota.perHour().isPresent()
                || quota.perDay().isPresent()
                || quota.madeThisHour().isPresent()
                || quota.madeToday().isPresent();
    }
}
