package io.github.solarcloud2mqtt.simulator.points.table;

import de.siegmar.fastcsv.reader.CsvRecord;

/**
 * A measuring point in the list of the cloud.
 *
 * @param deviceType the type of device that has it
 * @param type 1 status, 2 telemetry, 5 property
 * @param id its id
 * @param name its name
 * @param storageUnit the unit its values come in, may be empty
 * @param showUnit the unit the vendor's app shows, may be empty
 */
public record ListedPoint(int deviceType, int type, String id, String name, String storageUnit, String showUnit) {

    static ListedPoint of(CsvRecord row) {
        return new ListedPoint(
                Integer.parseInt(row.getField(0)),
                Integer.parseInt(row.getField(1)),
                row.getField(2),
                row.getField(3),
                row.getField(4),
                row.getField(5));
    }
}
