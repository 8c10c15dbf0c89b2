package io.github.solarcloud2mqtt.simulator;

import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything the simulated cloud can be told to do wrong, and everything that may happen to the plant. An endpoint is
 * the last part of a path such as {@code getDeviceList}; {@code *} stands for all of them. Safe for use by several
 * threads: the cloud answers only while it holds this object's monitor.
 */
public final class Mischief {

    private final InstantSource clock;
    private final SimulatedHome home;
    private final Installation installation;
    private final Feed feed;
    private final Sessions sessions;
    private final Quotas quotas;
    private final Lock lock;
    private final Json json;
    private final Troubles troubles = new Troubles();

    Mischief(
            InstantSource clock,
            SimulatedHome home,
            Installation installation,
            Feed feed,
            Sessions sessions,
            Quotas quotas,
            Lock lock,
            Json json) {
        this.clock = clock;
        this.home = home;
        this.installation = installation;
        this.feed = feed;
        this.sessions = sessions;
        this.quotas = quotas;
        this.lock = lock;
        this.json = json;
    }

    /** The next calls get a page for people. */
    public synchronized void answerHtml(String endpoint, int times) {
        troubles.add(endpoint, times, Trouble.instead("HTML", Response.html(200, "Maintenance")));
    }

    /** The next calls get half of their answer, then the connection breaks. */
    public synchronized void answerHalf(String endpoint, int times) {
        troubles.add(endpoint, times, Trouble.half());
    }

    /** The next calls get no answer: the connection breaks. */
    public synchronized void drop(String endpoint, int times) {
        troubles.add(endpoint, times, Trouble.instead("dropped", Response.nothing()));
    }

    /** The next calls get an HTTP status and a page for people. */
    public synchronized void answerStatus(String endpoint, int times, int status) {
        troubles.add(endpoint, times, Trouble.instead("HTTP " + status, Response.html(status, "HTTP " + status)));
    }

    /** The next calls get a result code and no data. */
    public synchronized void answerCode(String endpoint, int times, String code, String message) {
        Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
        envelope.put("result_code", code);
        envelope.put("result_msg", message);
        envelope.put("result_data", null);
        String body = json.write(envelope);
        troubles.add(endpoint, times, Trouble.instead(code, Response.json(200, body)));
    }

    /** The next calls are stopped by the filter before the cloud, whose answers have no result code. */
    public synchronized void answerFilter(String endpoint, int times, String error, String description) {
        String body = json.write(Map.of("error", error, "error_description", description));
        troubles.add(endpoint, times, Trouble.instead(error, Response.json(200, body)));
    }

    /**
     * The next calls are too fast for the gateway.
     *
     * @param headers what it tells of its limits
     */
    public synchronized void answerTooMany(String endpoint, int times, Map<String, String> headers) {
        Response response = Response.html(429, "Too Many Requests").with(headers);
        troubles.add(endpoint, times, Trouble.instead("HTTP 429", response));
    }

    /** Forgets all calls that were still to be answered wrongly. */
    public synchronized void answerRightly() {
        troubles.clear();
    }

    /** In the next renewals every lifetime counter reads 0. */
    public synchronized void loseLifetimeCounters(int renewals) {
        feed.loseLifetimeCounters(renewals);
    }

    /** From now on daily counters still show yesterday's value in the first renewals after midnight. */
    public synchronized void keepYesterday(int renewals) {
        feed.keepYesterday(renewals);
    }

    /** From now on nothing renews any more, or everything does again with the next renewal. */
    public synchronized void standStill(boolean still) {
        feed.standStill(still);
    }

    /** A device is no longer connected. */
    public synchronized void offline(String psKey) {
        installation.setOffline(psKey, true);
    }

    /** A device is connected again. */
    public synchronized void online(String psKey) {
        installation.setOffline(psKey, false);
    }

    /** Adds a device to the plant; returns its key. */
    public synchronized String addDevice(int type, String name) {
        String psKey = installation.add(type, name).psKey();
        feed.renew();
        return psKey;
    }

    /** Removes a device from the plant. */
    public synchronized void removeDevice(String psKey) {
        installation.remove(psKey);
    }

    /** Gives a device another name; that of the plant's own device is the name of the plant. */
    public synchronized void renameDevice(String psKey, String name) {
        installation.rename(psKey, name);
    }

    /**
     * Raises a fault that stays until it is cleared; returns its id.
     *
     * @param type 1 fault, 2 alarm, 3 prompt, 4 advice
     * @param level from 1, important, to 4, slight
     */
    public synchronized String raiseFault(String psKey, int code, int type, int level, String name) {
        String device = psKey.substring(psKey.indexOf('_') + 1);
        return home.faults().raise(device, code, type, level, name, clock.instant());
    }

    /** Clears a fault. */
    public synchronized void clearFault(String id) {
        home.faults().clear(id, clock.instant());
    }

    /** From now on all names come in Chinese, whatever language is asked for. */
    public synchronized void speakChinese() {
        installation.speakChinese();
    }

    /** The present token is no longer valid. */
    public synchronized void invalidateToken() {
        sessions.invalidate();
    }

    /** Sets how many calls the application may make. */
    public synchronized void quota(int perHour, int perDay) {
        quotas.set(perHour, perDay);
    }

    /** From now on calls have to be encrypted, may be, or must not. */
    public synchronized void encryption(Encryption encryption) {
        lock.set(encryption);
    }

    /** From now on the cloud's clock is ahead, or behind if the time is negative; only encrypted calls notice. */
    public synchronized void clockSkew(Duration ahead) {
        lock.setSkew(ahead);
    }

    Troubles troubles() {
        return troubles;
    }
}
