package io.github.solarcloud2mqtt.simulator.growatt.plant;

import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.simulator.home.fault.HomeFault;
import java.util.ArrayList;
import java.util.List;

/** A plant: one simulated home with a data logger and its devices. */
public final class GrowattPlant {

    /** The key of the hybrid inverter in the simulated home; at Growatt it includes the battery. */
    static final String HOMES_INVERTER = "14_1_1";

    private final int id;
    private final SimulatedHome home;
    private final List<GrowattDevice> devices = new ArrayList<>();
    private String name;

    GrowattPlant(int id, String name, SimulatedHome home) {
        this.id = id;
        this.name = name;
        this.home = home;
    }

    public int id() {
        return id;
    }

    public String name() {
        return name;
    }

    public void rename(String newName) {
        name = newName;
    }

    public SimulatedHome home() {
        return home;
    }

    public String logger() {
        return "LOG" + id;
    }

    public List<GrowattDevice> devices() {
        return devices;
    }

    /** Returns the faults of a device; the random faults of the home belong to the first device. */
    public List<HomeFault> faults(GrowattDevice device) {
        boolean isFirst = !devices.isEmpty() && devices.get(0).equals(device);
        return home.faults().all().stream()
                .filter(fault ->
                        fault.device().contains("_") ? isFirst : fault.device().equals(device.serial()))
                .toList();
    }
}
