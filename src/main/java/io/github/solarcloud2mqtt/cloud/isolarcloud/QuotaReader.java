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

/** Reads what the account may call. */
final class QuotaReader {

    private final ApiVariant api;

    QuotaReader(ApiVariant api) {
        this.api = api;
    }

    /** One call at most; empty if the cloud does not tell. */
    Optional<Quota> read() throws CloudException {
        return api.callInfo().map(QuotaReader::quota).filter(QuotaReader::saysSomething);
    }

    private static Quota quota(CallInfo info) {
        return new Quota(
                smallest(info.perHour()),
                limit(info.perDay()),
                ResponseText.count(info.madeThisHour()),
                ResponseText.count(info.madeToday()));
    }

    /** Each hour of the day has its own limit, and in whose zone the hours are is nowhere told. */
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

    private static boolean saysSomething(Quota quota) {
        return quota.perHour().isPresent()
                || quota.perDay().isPresent()
                || quota.madeThisHour().isPresent()
                || quota.madeToday().isPresent();
    }
}
