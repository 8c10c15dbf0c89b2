package io.github.solarcloud2mqtt.integration;

import io.github.solarcloud2mqtt.simulator.isolarcloud.FaultInjection;
import io.github.solarcloud2mqtt.simulator.isolarcloud.access.ApiAccess;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.EncryptionMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random faults of the simulated cloud. */
final class RandomFaults {

    /** All codes except the monthly quota (E998), which lasts until the next month. */
    private static final List<String> CODES = List.of(
            "-1", "000", "001", "002", "003", "009", "010", "011", "E00000", "E00001", "E00002", "E00003", "E900",
            "E901", "E902", "E903", "E904", "E905", "E906", "E907", "E908", "E909", "E910", "E911", "E912", "E913",
            "E914", "E916", "E918", "E919", "E994", "E995", "E996", "E997", "E999", "X1");

    private static final String HYBRID = "974621_14_1_1";
    private static final String METER = "974621_7_1_1";

    private final SimulatedAccess access;
    private final AccessMode mode;
    private final FaultInjection faultInjection;
    private final Random random;
    private final List<Runnable> all = new ArrayList<>();
    private boolean withdrawn;

    RandomFaults(SimulatedAccess access, AccessMode mode, long seed) {
        this.access = access;
        this.mode = mode;
        faultInjection = access.cloud.faultInjection();
        random = new Random(seed);
        addAnswers();
        addData();
        if (mode.isEncrypted()) {
            all.add(() -> faultInjection.clockSkew(Duration.ofSeconds(random.nextInt(-7_200, 7_200))));
        }
        if (mode.api == ApiAccess.OAUTH2) {
            addConsent();
        }
    }

    private void addAnswers() {
        all.add(() -> faultInjection.respondWithHtml("*", times()));
        all.add(() -> faultInjection.respondWithHalf("*", 1));
        all.add(() -> faultInjection.drop("*", times()));
        all.add(() ->
                faultInjection.respondWithStatus("*", times(), oneOf(List.of(401, 403, 404, 408, 429, 500, 502, 503))));
        all.add(() -> faultInjection.respondWithCode("*", times(), oneOf(CODES), "words"));
        all.add(() -> faultInjection.respondWithFilterError("*", 1, "invalid_token", "Invalid access token"));
        all.add(() -> faultInjection.respondTooManyRequests("*", 1, Map.of("Retry-After", "40")));
        all.add(faultInjection::invalidateToken);
        all.add(() -> faultInjection.quota(oneOf(List.of(30, 80, 2_000)), 48_000));
    }

    private void addData() {
        all.add(() -> faultInjection.loseLifetimeCounters(1 + random.nextInt(2)));
        all.add(() -> faultInjection.keepYesterday(random.nextInt(6)));
        all.add(() -> faultInjection.stopUpdates(random.nextBoolean()));
        all.add(() -> faultInjection.offline(oneOf(List.of(HYBRID, METER))));
        all.add(() -> faultInjection.online(oneOf(List.of(HYBRID, METER))));
        all.add(() -> faultInjection.renameDevice(METER, "Meter " + random.nextInt()));
        all.add(() -> faultInjection.removeDevice(faultInjection.addDevice(7, "Guest")));
        all.add(() -> faultInjection.addDevice(4_242, "Unknown"));
        all.add(() -> faultInjection.clearFault(faultInjection.raiseFault(METER, 13819, 2, 2, "Meter Communication")));
        all.add(() -> faultInjection.raiseFault(METER, 13819, 2, 2, "Meter Communication"));
        all.add(faultInjection::useChineseNames);
    }

    private void addConsent() {
        all.add(() -> faultInjection.respondWithFlatTokens(random.nextBoolean()));
        all.add(() -> faultInjection.expireTokensOnArrival(1));
        all.add(() -> faultInjection.keepRefreshTokens(1));
        all.add(() -> faultInjection.filterStatus(oneOf(List.of(200, 401))));
        all.add(() -> faultInjection.encryptionOfTokens(oneOf(List.of(EncryptionMode.OFF, EncryptionMode.OPTIONAL))));
        all.add(() -> {
            faultInjection.withdrawConsent();
            withdrawn = true;
        });
    }

    /** Injects one random fault; a withdrawn consent is given again first. */
    void next() {
        if (withdrawn) {
            consentAgain();
        }
        oneOf(all).run();
    }

    /** Removes all faults and their effects. */
    void end() {
        faultInjection.respondNormally();
        faultInjection.quota(2_000, 48_000);
        faultInjection.stopUpdates(false);
        faultInjection.keepYesterday(0);
        faultInjection.online(HYBRID);
        faultInjection.online(METER);
        if (mode.api == ApiAccess.OAUTH2) {
            consentAgain();
        }
    }

    private void consentAgain() {
        faultInjection.respondNormally();
        withdrawn = false;
        access.authorize();
    }

    private int times() {
        return 1 + random.nextInt(3);
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
