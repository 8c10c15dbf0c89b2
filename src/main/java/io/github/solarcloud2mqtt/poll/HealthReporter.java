package io.github.solarcloud2mqtt.poll;

import io.github.solarcloud2mqtt.cloud.CallBudget;
import io.github.solarcloud2mqtt.publish.BridgeStatus;
import io.github.solarcloud2mqtt.publish.CloudHealth;
import io.github.solarcloud2mqtt.publish.PublishedCloud;
import io.github.solarcloud2mqtt.scope.PerCloud;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells how one cloud is. */
@PerCloud
public final class HealthReporter {

    private final PublishedCloud cloud;
    private final BridgeStatus status;
    private final PollSchedule timetable;
    private final CloudHealthState condition;
    private final CallBudget budget;
    private final AccountState view;

    @Inject
    public HealthReporter(
            PublishedCloud cloud,
            BridgeStatus status,
            PollSchedule timetable,
            CloudHealthState condition,
            CallBudget budget,
            AccountState view) {
        this.cloud = cloud;
        this.status = status;
        this.timetable = timetable;
        this.condition = condition;
        this.budget = budget;
        this.view = view;
    }

    /** Publishes it. */
    void publish(Instant now, Instant nextPoll) {
        status.health(cloud, health(now, nextPoll));
    }

    private CloudHealth health(Instant now, Instant nextPoll) {
        return new CloudHealth(
                condition.state().text(),
                new CloudHealth.Polls(
                        timetable.lastRound(), nextPoll, timetable.pace().interval()),
                view.newest().map(moment -> age(moment, now)),
                new CloudHealth.Calls(budget.madeToday(), budget.left()),
                new CloudHealth.Problems(condition.malformedAnswers(), note(), condition.lastError()));
    }

    private static Duration age(Instant moment, Instant now) {
        return moment.isAfter(now) ? Duration.ZERO : Duration.between(moment, now);
    }

    private Optional<String> note() {
        List<String> sentences = new ArrayList<>(condition.leftOut());
        if (timetable.pace().stretched()) {
            sentences.add(0, timetable.pace().sentence());
        }
        return Optional.of(String.join(" ", sentences)).filter(text -> !text.isEmpty());
    }
}
