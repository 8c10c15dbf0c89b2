package io.github.solarcloud2mqtt.poll;

import io.github.solarcloud2mqtt.cloud.CallBudget;
import io.github.solarcloud2mqtt.cloud.PollSettings;
import io.github.solarcloud2mqtt.publish.BridgeStatus;
import io.github.solarcloud2mqtt.scope.PerCloud;
import io.github.solarcloud2mqtt.topics.BridgeDocuments.CloudHealth;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Tells how one cloud is. */
@PerCloud
public final class HealthReporter {

    private final PollSettings settings;
    private final BridgeStatus status;
    private final PollSchedule timetable;
    private final CloudHealthState condition;
    private final CallBudget budget;
    private final AccountState view;

    @Inject
    public HealthReporter(
            PollSettings settings,
            BridgeStatus status,
            PollSchedule timetable,
            CloudHealthState condition,
            CallBudget budget,
            AccountState view) {
        this.settings = settings;
        this.status = status;
        this.timetable = timetable;
        this.condition = condition;
        this.budget = budget;
        this.view = view;
    }

    /** Publishes it. */
    void publish(Instant now, Instant nextPoll) {
        status.health(settings.name(), health(now, nextPoll));
    }

    private CloudHealth health(Instant now, Instant nextPoll) {
        OptionalLong left = budget.left();
        return new CloudHealth(
                condition.state().text(),
                timetable.lastRound().map(HealthReporter::inSeconds).orElse(null),
                inSeconds(nextPoll),
                view.newest()
                        .map(moment -> Math.max(0, Duration.between(moment, now).toSeconds()))
                        .orElse(null),
                budget.madeToday(),
                left.isPresent() ? left.getAsLong() : null,
                condition.malformedAnswers(),
                timetable.pace().interval().toSeconds(),
                note(),
                condition.lastError().orElse(null));
    }

    private @Nullable String note() {
        List<String> sentences = new ArrayList<>(condition.leftOut());
        if (timetable.pace().stretched()) {
            sentences.add(0, timetable.pace().sentence());
        }
        return sentences.isEmpty() ? null : String.join(" ", sentences);
    }

    private static String inSeconds(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
