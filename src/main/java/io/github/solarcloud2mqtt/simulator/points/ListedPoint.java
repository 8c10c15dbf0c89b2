package io.github.solarcloud2mqtt.simulator.points;

/**
 * A measuring point as the cloud lists it.
 *
 * @param deviceType the type of device that has it
 * @param type 1 status, 2 telemetry, 5 property
 * @param id its id
 * @param name its name
 * @param storageUnit the unit its values come in, may be empty
 * @param showUnit the unit the vendor's app shows, may be empty
 */
public record ListedPoint(int deviceType, int type, String id, String name, String storageUnit, String showUnit) {

    static ListedPoint parse(String line) {
        String[] cells = line.split("\t", -1);
        return new ListedPoint(
                Integer.parseInt(cells[0]), Integer.parseInt(cells[1]), cells[2], cells[3], cells[4], cells[5]);
    }
}
