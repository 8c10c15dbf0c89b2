package io.github.solarcloud2mqtt.integration;

import io.github.solarcloud2mqtt.simulator.isolarcloud.FaultInjection;
import io.github.solarcloud2mqtt.simulator.isolarcloud.access.ApiAccess;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.EncryptionMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Everything the simulated cloud can do wrong, in an order of chance. */
final class RandomFaults {

    /** All codes but the month's quota (E998), which nothing can end before the next month. */
    private static final List<String> CODES = List.of(
            "-1", "000", "001", "002", "003", "009", "010", "011", "E00000", "E00001", "E00002", "E00003", "E900",
            "E901", "E902", "E903", "E904", "E905", "E906", "E907", "E908", "E909", "E910", "E911", "E912", "E913",
            "E914", "E916", "E918", "E919", "E994", "E995", "E996", "E997", "E999", "X1");

    private static final String HYBRID = "974621_14_1_1";
    private static final String METER = "974621_7_1_1";

    private final SimulatedAccess access;
    private final Mode mode;
    private final FaultInjection mischief;
    private final Random random;
    private final List<Runnable> all = new ArrayList<>();
    private boolean withdrawn;

    RandomFaults(SimulatedAccess access, Mode mode, long seed) {
        this.access = access;
        this.mode = mode;
        mischief = access.cloud.mischief();
        random = new Random(seed);
        addAnswers();
        addData();
        if (mode.isEncrypted()) {
            all.add(() -> mischief.clockSkew(Duration.ofSeconds(random.nextInt(-7_200, 7_200))));
        }
        if (mode.api == ApiAccess.OAUTH2) {
            addConsent();
        }
    }

    private void addAnswers() {
        all.add(() -> mischief.answerHtml("*", times()));
        all.add(() -> mischief.answerHalf("*", 1));
        all.add(() -> mischief.drop("*", times()));
        all.add(() -> mischief.answerStatus("*", times(), oneOf(List.of(401, 403, 404, 408, 429, 500, 502, 503))));
        all.add(() -> mischief.answerCode("*", times(), oneOf(CODES), "words"));
        all.add(() -> mischief.answerFilter("*", 1, "invalid_token", "Invalid access token"));
        all.add(() -> mischief.answerTooMany("*", 1, Map.of("Retry-After", "40")));
        all.add(mischief::invalidateToken);
        all.add(() -> mischief.quota(oneOf(List.of(30, 80, 2_000)), 48_000));
    }

    private void addData() {
        all.add(() -> mischief.loseLifetimeCounters(1 + random.nextInt(2)));
        all.add(() -> mischief.keepYesterday(random.nextInt(6)));
        all.add(() -> mischief.standStill(random.nextBoolean()));
        all.add(() -> mischief.offline(oneOf(List.of(HYBRID, METER))));
        all.add(() -> mischief.online(oneOf(List.of(HYBRID, METER))));
        all.add(() -> mischief.renameDevice(METER, "Meter " + random.nextInt()));
        all.add(() -> mischief.removeDevice(mischief.addDevice(7, "Guest")));
        all.add(() -> mischief.addDevice(4_242, "Unknown"));
        all.add(() -> mischief.clearFault(mischief.raiseFault(METER, 13819, 2, 2, "Meter Communication")));
        all.add(() -> mischief.raiseFault(METER, 13819, 2, 2, "Meter Communication"));
        all.add(mischief::speakChinese);
    }

    private void addConsent() {
        all.add(() -> mischief.answerTokensFlat(random.nextBoolean()));
        all.add(() -> mischief.expireTokensOnArrival(1));
        all.add(() -> mischief.keepRefreshTokens(1));
        all.add(() -> mischief.filterStatus(oneOf(List.of(200, 401))));
        all.add(() -> mischief.encryptionOfTokens(oneOf(List.of(EncryptionMode.OFF, EncryptionMode.OPTIONAL))));
        all.add(() -> {
            mischief.withdrawConsent();
            withdrawn = true;
        });
    }

    /** One more trouble; whoever has withdrawn a consent gives another. */
    void next() {
        if (withdrawn) {
            consentAgain();
        }
        oneOf(all).run();
    }

    /** No more troubles, and what they have left behind is mended. */
    void end() {
        mischief.answerRightly();
        mischief.quota(2_000, 48_000);
        mischief.standStill(false);
        mischief.keepYesterday(0);
        mischief.online(HYBRID);
        mischief.online(METER);
        if (mode.api == ApiAccess.OAUTH2) {
            consentAgain();
        }
    }

    private void consentAgain() {
        mischief.answerRightly();
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
