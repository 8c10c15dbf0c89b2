package io.github.solarcloud2mqtt.simulator.growatt;

import io.github.solarcloud2mqtt.simulator.growatt.plant.DeviceKind;
import io.github.solarcloud2mqtt.simulator.growatt.plant.LoggerUploads;
import io.github.solarcloud2mqtt.simulator.growatt.plant.SimulatedGrowattAccount;
import io.github.solarcloud2mqtt.simulator.growatt.protocol.DailyCallLimit;
import io.github.solarcloud2mqtt.simulator.growatt.protocol.GrowattRequestValidator;
import io.github.solarcloud2mqtt.simulator.growatt.protocol.ServerVariant;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.simulator.http.HttpResponse;
import io.github.solarcloud2mqtt.simulator.http.InjectedFault;
import io.github.solarcloud2mqtt.simulator.http.WrongResponses;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Fault injection and variants of the simulated cloud and its plants. An endpoint is a path such as {@code plant/list}
 * or {@code queryLastData}; {@code *} stands for all endpoints. Thread-safe: the cloud handles requests only while it
 * holds this object's monitor.
 */
public final class GrowattFaultInjection extends WrongResponses {

    private final InstantSource clock;
    private final SimulatedGrowattAccount account;
    private final LoggerUploads uploads;
    private final GrowattRequestValidator validator;
    private final DailyCallLimit callLimit;

    GrowattFaultInjection(
            InstantSource clock,
            SimulatedGrowattAccount account,
            LoggerUploads uploads,
            GrowattRequestValidator validator,
            DailyCallLimit callLimit) {
        super("Login");
        this.clock = clock;
        this.account = account;
        this.uploads = uploads;
        this.validator = validator;
        this.callLimit = callLimit;
    }

    /** Responds to the next calls with a code and no data. */
    public synchronized void respondWithCode(String endpoint, int times, int code, String message) {
        // Only the message: the envelope depends on the version of the endpoint.
        injectedFaults()
                .add(endpoint, times, InjectedFault.replacing(String.valueOf(code), HttpResponse.json(200, message)));
    }

    /**
     * Blocks all calls for a while.
     *
     * @param status the HTTP status of the page that replaces responses: 405, 403 or 200
     */
    public synchronized void block(Duration time, int status) {
        callLimit.block(clock.instant().plus(time), status);
    }

    /** Sets the number of calls allowed in 24 hours. */
    public synchronized void callsPerDay(int calls) {
        callLimit.setLimit(calls);
    }

    /** Replaces the valid token. */
    public synchronized void token(String token) {
        validator.setToken(token);
    }

    /** Switches the cloud to a variant that the documentation leaves open. */
    public synchronized void use(ServerVariant variant) {
        account.use(variant);
    }

    /** Sets every lifetime counter to 0 in the next uploads. */
    public synchronized void loseLifetimeCounters(int count) {
        uploads.loseLifetimeCounters(clock.instant(), count);
    }

    /** Lets daily counters fall to 0 after midnight and then show yesterday's value once more for some uploads. */
    public synchronized void repeatYesterday(int zeroUploads, int yesterdayUploads) {
        uploads.repeatYesterday(zeroUploads, yesterdayUploads);
    }

    /** Stops or resumes all uploads. */
    public synchronized void stopUpdates(boolean isStopped) {
        uploads.stopUpdates(isStopped);
    }

    /** Sets the value of a field on all devices. */
    public synchronized void reportValue(String field, Object value) {
        account.valueOverrides().put(field, value);
    }

    /** Reports the values of the simulated home again. */
    public synchronized void reportSimulatedValues() {
        account.valueOverrides().clear();
    }

    /** Lets the alarm lists of a device fail with a code. */
    public synchronized void failAlarms(String serial, int code) {
        account.alarmErrors().put(serial, code);
    }

    /** Lets the alarm lists of a device succeed again. */
    public synchronized void restoreAlarms(String serial) {
        account.alarmErrors().remove(serial);
    }

    /** Hides the time zone of every plant, or shows it again. */
    public synchronized void hideTimeZones(boolean hidden) {
        account.hideZones(hidden);
    }

    /** Disconnects a device. */
    public synchronized void offline(String serial) {
        account.setOffline(serial, true);
    }

    /** Reconnects a device. */
    public synchronized void online(String serial) {
        account.setOffline(serial, false);
    }

    /** Adds a plant without devices; returns its number. */
    public synchronized int addPlant(String name, SimulatedHome home) {
        return account.addPlant(name, home);
    }

    /** Removes a plant with its devices. */
    public synchronized void removePlant(int plant) {
        account.removePlant(plant);
    }

    /** Renames a plant. */
    public synchronized void renamePlant(int plant, String name) {
        account.plant(plant).orElseThrow().rename(name);
    }

    /** Adds a device to a plant; returns its serial number. */
    public synchronized String addDevice(int plant, DeviceKind kind) {
        String serial = account.addDevice(plant, kind);
        uploads.renew();
        return serial;
    }

    /** Removes a device. */
    public synchronized void removeDevice(String serial) {
        account.removeDevice(serial);
    }

    /**
     * Raises an alarm that stays active until it is cleared; returns its id.
     *
     * @param code the vendor's number
     * @param type 1 fault, 2 warning
     */
    public synchronized String raiseAlarm(String serial, int code, int type, String message) {
        return home(serial).faults().raise(serial, code, type, 1, message, clock.instant());
    }

    /** Clears an alarm. */
    public synchronized void clearAlarm(String serial, String id) {
        home(serial).faults().clear(id, clock.instant());
    }

    private SimulatedHome home(String serial) {
        return account.plantOf(account.device(serial).orElseThrow()).home();
    }
}
