package io.github.solarcloud2mqtt.poll;

import io.github.solarcloud2mqtt.cloud.CallBudget;
import io.github.solarcloud2mqtt.publish.BridgeHealth;
import io.github.solarcloud2mqtt.publish.BridgeStatus;
import io.github.solarcloud2mqtt.publish.CloudHealth;
import io.github.solarcloud2mqtt.publish.PublishedCloud;
import io.github.solarcloud2mqtt.scope.PerCloud;
import io.github.solarcloud2mqtt.time.MonotonicClock;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Publishes the health of one cloud. */
@PerCloud
final class HealthReporter {

    /** How late a poll may be. */
    private static final Duration SLACK = Duration.ofMinutes(1);

    private final PublishedCloud cloud;
    private final BridgeStatus status;
    private final PollSchedule schedule;
    private final CloudHealthState health;
    private final CallBudget budget;
    private final AccountState account;
    private final BridgeHealth bridge;
    private final MonotonicClock clock;

    @Inject
    HealthReporter(
            PublishedCloud cloud,
            BridgeStatus status,
            PollSchedule schedule,
            CloudHealthState health,
            CallBudget budget,
            AccountState account,
            BridgeHealth bridge,
            MonotonicClock clock) {
        this.cloud = cloud;
        this.status = status;
        this.schedule = schedule;
        this.health = health;
        this.budget = budget;
        this.account = account;
        this.bridge = bridge;
        this.clock = clock;
    }

    /**
     * Publishes the health.
     *
     * @param nextPoll when data is read next
     */
    void publish(Instant now, Instant nextPoll) {
        status.health(cloud, report(now, nextPoll));
        bridge.cloudWorksUntil(cloud.name(), deadline());
    }

    private Optional<Duration> deadline() {
        Duration tolerance = schedule.rate().interval().multipliedBy(2).plus(SLACK);
        if (health.isWaiting()) {
            return Optional.of(clock.elapsed().plus(health.pause().left()).plus(tolerance));
        }
        return schedule.sinceLastRound().map(age -> clock.elapsed().minus(age).plus(tolerance));
    }

    private CloudHealth report(Instant now, Instant nextPoll) {
        return new CloudHealth(
                health.state().text(),
                new CloudHealth.Polls(
                        schedule.sinceLastRound().map(now::minus),
                        nextPoll,
                        schedule.rate().interval()),
                account.newest().map(moment -> age(moment, now)),
                new CloudHealth.Calls(budget.madeToday(), budget.left()),
                new CloudHealth.Problems(health.malformedResponses(), note(), health.lastError()));
    }

    private static Duration age(Instant moment, Instant now) {
        return moment.isAfter(now) ? Duration.ZERO : Duration.between(moment, now);
    }

    private Optional<String> note() {
        List<String> sentences = new ArrayList<>(health.leftOut());
        if (schedule.rate().stretched()) {
            sentences.add(0, schedule.rate().sentence());
        }
        return Optional.of(String.join(" ", sentences)).filter(text -> !text.isEmpty());
    }
}
