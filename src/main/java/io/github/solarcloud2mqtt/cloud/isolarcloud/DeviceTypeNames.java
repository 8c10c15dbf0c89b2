package io.github.solarcloud2mqtt.cloud.isolarcloud;

import io.github.solarcloud2mqtt.cloud.http.ResponseText;
import io.github.solarcloud2mqtt.plant.DeviceType;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The device types in English, because the cloud may name them in Chinese in any requested language. Codes: Sungrow
 * Open API V1, appendix 1; the developer portal's newer list; the vendor's samples and apps.
 */
final class DeviceTypeNames {

    /** The type of the device that stands for a plant. */
    static final DeviceType PLANT = new DeviceType("11", "Plant");

    /** The code of inverters that have no battery. */
    static final String INVERTER = "1";

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("1", "Inverter"),
            Map.entry("2", "Container"),
            Map.entry("3", "Grid Connection Point"),
            Map.entry("4", "Combiner Box"),
            Map.entry("5", "Meteo Station"),
            Map.entry("6", "Transformer"),
            Map.entry("7", "Meter"),
            Map.entry("8", "UPS"),
            Map.entry("9", "Data Logger"),
            Map.entry("10", "String"),
            Map.entry("11", "Plant"),
            Map.entry("12", "Circuit Protection"),
            Map.entry("13", "Splitting Device"),
            Map.entry("14", "Energy Storage System"),
            Map.entry("15", "Sampling Device"),
            Map.entry("16", "Energy Management Unit"),
            Map.entry("17", "Unit"),
            Map.entry("18", "Temperature and Humidity Sensor"),
            Map.entry("19", "Intelligent Power Distribution Cabinet"),
            Map.entry("20", "Display Device"),
            Map.entry("21", "AC Power Distribution Cabinet"),
            Map.entry("22", "Communication Module"),
            Map.entry("23", "System BMS"),
            Map.entry("24", "Array BMS"),
            Map.entry("25", "DC-DC Converter"),
            Map.entry("26", "Energy Management System"),
            Map.entry("27", "Tracking System"),
            Map.entry("28", "Wind Energy Converter"),
            Map.entry("29", "Static Var Generator"),
            Map.entry("30", "PT Cabinet"),
            Map.entry("31", "Bus Protection"),
            Map.entry("32", "Cleaning Device"),
            Map.entry("33", "Direct Current Cabinet"),
            Map.entry("34", "Public Measurement and Control"),
            Map.entry("35", "Anti-Islanding Protection"),
            Map.entry("36", "Frequency and Voltage Emergency Control"),
            Map.entry("37", "Power Conversion System"),
            Map.entry("38", "Cell BMS"),
            Map.entry("39", "Power Quality Device"),
            Map.entry("40", "Shuttle"),
            Map.entry("41", "Optimizer"),
            Map.entry("42", "Tracker Communication Box"),
            Map.entry("43", "Battery"),
            Map.entry("44", "Battery Cluster Management Unit"),
            Map.entry("45", "Local Controller"),
            Map.entry("46", "Networking Device"),
            Map.entry("47", "Energy Storage Unit"),
            Map.entry("48", "DC Container"),
            Map.entry("50", "IO Module"),
            Map.entry("51", "Charger"),
            Map.entry("52", "Battery System Controller"),
            Map.entry("55", "Microinverter"),
            Map.entry("63", "Diesel Generator"),
            Map.entry("64", "Home Energy Manager"),
            Map.entry("78", "Commercial Energy Storage System"),
            Map.entry("99", "Other Device"));

    private DeviceTypeNames() {}

    /**
     * The type with a code.
     *
     * @param listedName the cloud's name of the type, used if the code is unknown
     */
    static DeviceType of(String code, @Nullable String listedName) {
        return new DeviceType(
                code,
                Optional.ofNullable(NAMES.get(code))
                        .or(() -> ResponseText.latin(listedName))
                        .orElse("Device type " + code));
    }
}
