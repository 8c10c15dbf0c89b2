package io.github.solarcloud2mqtt.cloud.growatt.series;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import io.github.solarcloud2mqtt.cloud.AccountContext;
import io.github.solarcloud2mqtt.cloud.CloudException.QuotaSpent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The calls to an endpoint in the last 24 hours, also those of earlier runs, where the vendor allows only some a day. */
final class DailyCalls {
    private static final Duration DAY = Duration.ofDays(1);
    private static final JsonAdapter<List<Long>> SAVED =
            new Moshi.Builder().build().adapter(Types.newParameterizedType(List.class, Long.class));

    private final AccountContext context;
    private final String file;
    private final int most;
    private final List<Instant> calls = new ArrayList<>();

    /**
     * @param name part of the name of the state file
     * @param most the calls allowed in 24 hours
     */
    DailyCalls(AccountContext context, String name, int most) {
        this.context = context;
        this.most = most;
        file = "growatt-" + context.name() + "-" + name;
        context.state().load(file, SAVED).orElse(List.of()).stream()
                .filter(Objects::nonNull)
                .map(Instant::ofEpochSecond)
                .forEach(calls::add);
    }

    /** Counts a call that is about to be made; throws if there may be none. */
    void count() throws QuotaSpent {
        Instant now = context.clock().instant();
        calls.removeIf(call -> !call.plus(DAY).isAfter(now) || call.isAfter(now));
        if (calls.size() >= most) {
            Duration wait = Duration.between(now, calls.get(0).plus(DAY)).plusSeconds(1);
            throw new QuotaSpent("Growatt allows %d calls a day for the energies of plants.".formatted(most), wait);
        }
        calls.add(now);
        context.state()
                .trySave(
                        file, SAVED, calls.stream().map(Instant::getEpochSecond).toList());
    }
}
