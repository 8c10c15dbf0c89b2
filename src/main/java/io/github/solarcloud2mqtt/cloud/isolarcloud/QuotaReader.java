package io.github.solarcloud2mqtt.cloud.isolarcloud;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.Quota;
import io.github.solarcloud2mqtt.cloud.isolarcloud.Answers.CallInfo;
import io.github.solarcloud2mqtt.cloud.isolarcloud.Answers.HourLimit;
import io.github.solarcloud2mqtt.cloud.wire.Text;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads what the account may call. */
final class QuotaReader {

    private final Session session;
    private final IsolarcloudApi api;

    QuotaReader(Session session, IsolarcloudApi api) {
        this.session = session;
        this.api = api;
    }

    /** One call; empty if the cloud does not tell. */
    Optional<Quota> read() throws CloudException {
        CallInfo info = session.ask(new Requests.Nothing(), api::getOpenApiCallInfo);
        Quota quota = new Quota(
                smallest(info.perHour()),
                limit(info.perDay()),
                Text.count(info.madeThisHour()),
                Text.count(info.madeToday()));
        return Optional.of(quota).filter(QuotaReader::saysSomething);
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
        OptionalInt limit = Text.count(raw);
        return limit.orElse(0) > 0 ? limit : OptionalInt.empty();
    }

    private static boolean saysSomething(Quota quota) {
        return quota.perHour().isPresent()
                || quota.perDay().isPresent()
                || quota.madeThisHour().isPresent()
                || quota.madeToday().isPresent();
    }
}
