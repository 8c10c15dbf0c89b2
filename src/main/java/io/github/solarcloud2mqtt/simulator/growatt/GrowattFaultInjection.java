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
 * Everything the simulated cloud can be told to do wrong or otherwise, and everything that may happen to the plants. An
 * endpoint is a path such as {@code plant/list} or {@code queryLastData}; {@code *} stands for all of them. Safe for use
 * by several threads: the cloud answers only while it holds this object's monitor.
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

    /** The next calls get a code and no data. */
    public synchronized void respondWithCode(String endpoint, int times, int code, String message) {
        // The message alone: what is around it depends on the version that is asked.
        injectedFaults()
                .add(endpoint, times, InjectedFault.instead(String.valueOf(code), HttpResponse.json(200, message)));
    }

    /**
     * From now on nobody gets to the cloud for a while.
     *
     * @param status the HTTP status of the page that comes instead: 405, 403, or 200
     */
    public synchronized void block(Duration time, int status) {
        callLimit.raise(clock.instant().plus(time), status);
    }

    /** Sets how many calls in 24 hours are too many. */
    public synchronized void callsADay(int calls) {
        callLimit.allow(calls);
    }

    /** From now on another token is the right one. */
    public synchronized void token(String token) {
        validator.setToken(token);
    }

    /** From now on the cloud does something the documents leave open in the other way. */
    public synchronized void use(ServerVariant variant) {
        account.use(variant);
    }

    /** In the next renewals every lifetime counter reads 0. */
    public synchronized void loseLifetimeCounters(int renewals) {
        uploads.loseLifetimeCounters(clock.instant(), renewals);
    }

    /** From now on daily counters, after a while around 0, once more read what they did the day before. */
    public synchronized void repeatYesterday(int zeroRenewals, int yesterdayRenewals) {
        uploads.repeatYesterday(zeroRenewals, yesterdayRenewals);
    }

    /** From now on nothing renews any more, or everything does again with the next renewal. */
    public synchronized void stopUpdates(boolean still) {
        uploads.stopUpdates(still);
    }

    /** A device is no longer connected. */
    public synchronized void offline(String serial) {
        account.setOffline(serial, true);
    }

    /** A device is connected again. */
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

    /** Gives a plant another name. */
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
        account.remove(serial);
    }

    /**
     * Raises an alarm that stays until it is cleared; returns its id.
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
