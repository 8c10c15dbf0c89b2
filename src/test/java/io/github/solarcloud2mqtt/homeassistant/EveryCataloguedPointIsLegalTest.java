package io.github.solarcloud2mqtt.homeassistant;

import static io.github.solarcloud2mqtt.homeassistant.Fixtures.announcements;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.solarcloud2mqtt.catalog.Catalog;
import io.github.solarcloud2mqtt.catalog.DerivedPower;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.Device.Hardware;
import io.github.solarcloud2mqtt.plant.DeviceType;
import io.github.solarcloud2mqtt.plant.EnergyUnit;
import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import io.github.solarcloud2mqtt.plant.PowerUnit;
import io.github.solarcloud2mqtt.plant.UnitSettings;
import io.github.solarcloud2mqtt.topics.PayloadForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Home Assistant and openHAB accept the announcement of every catalogued point in every configuration. */
@ParameterizedClass
@ValueSource(strings = {"isolarcloud", "growatt"})
class EveryCataloguedPointIsLegalTest {

    private static final UnitSettings DEFAULT = new UnitSettings(EnergyUnit.KWH, PowerUnit.W);

    private final String vendor;

    EveryCataloguedPointIsLegalTest(String vendor) {
        this.vendor = vendor;
    }

    @ParameterizedTest
    @EnumSource(PayloadForm.class)
    void everyConfigurableUnitIsLegal(PayloadForm form) {
        for (EnergyUnit energy : EnergyUnit.values()) {
            for (PowerUnit power : PowerUnit.values()) {
                List<ConfigMessage> messages = announceAll(new Catalog(vendor, new UnitSettings(energy, power)), form);

                assertThat(messages).hasSizeGreaterThan(500);
                assertThat(HomeAssistantRules.violations(messages)).isEmpty();
                assertThat(OpenHabRules.violations(messages)).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(PayloadForm.class)
    void deviceMessagesAreLegalToo(PayloadForm form) {
        List<ConfigMessage> devices = messages(new Catalog(vendor, DEFAULT), form, DiscoveryForm.DEVICE);
        List<ConfigMessage> entities = new ArrayList<>();
        for (ConfigMessage device : devices) {
            assertThat(DeviceMessageRules.violations(device)).isEmpty();
            entities.addAll(DeviceMessageRules.entities(device));
        }

        assertThat(HomeAssistantRules.violations(entities)).isEmpty();
        assertThat(OpenHabRules.violations(entities)).isEmpty();
        assertThat(entities)
                .extracting(ConfigMessage::topic)
                .containsExactlyElementsOf(announceAll(new Catalog(vendor, DEFAULT), form).stream()
                        .map(ConfigMessage::topic)
                        .toList());
    }

    @Test
    void everyNumberIsANumberForOpenHab() {
        Catalog catalog = new Catalog(vendor, DEFAULT);
        for (String type : catalog.deviceTypes()) {
            for (MeasuringPoint point : points(catalog, type)) {
                ConfigMessage message = announcements(PayloadForm.BOTH)
                        .forDevice(vendor, device(type), List.of(point), false)
                        .get(0);
                assertThat(OpenHabRules.isNumber(message))
                        .as("point %s of type %s", point.id(), type)
                        .isEqualTo(point.kind().isNumeric());
            }
        }
    }

    @Test
    void everyNumberHasAStateClass() {
        Catalog catalog = new Catalog(vendor, DEFAULT);
        for (String type : catalog.deviceTypes()) {
            for (MeasuringPoint point : points(catalog, type)) {
                assertThat(announce(type, point).contains("\"state_class\":"))
                        .as("point %s of type %s", point.id(), type)
                        .isEqualTo(point.kind().isNumeric());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "isolarcloud, 14, solar, 13134",
        "isolarcloud, 14, grid import, 13148",
        "isolarcloud, 14, grid export, 13125",
        "isolarcloud, 14, battery charge, 13034",
        "isolarcloud, 14, battery discharge, 13035",
        "growatt, sph, solar, epv_total",
        "growatt, sph, grid import, eto_user_total",
        "growatt, sph, grid export, etogrid_total",
        "growatt, sph, battery charge, echarge1_total",
        "growatt, sph, battery discharge, edischarge1_total",
        "growatt, min, solar, eac_total",
        "growatt, min, grid import, eto_user_total",
        "growatt, min, grid export, eto_grid_total",
        "growatt, plant, solar, total__energy"
    })
    void theEnergyDashboardTakesWhatItNeedsOfAnInverter(String of, String type, String use, String pointId) {
        assumeThat(of).isEqualTo(vendor);
        assertThat(announce(type, new Catalog(vendor, DEFAULT).describe(type, pointId, "", "")))
                .as(use)
                .contains(
                        "\"device_class\":\"energy\",\"state_class\":\"total_increasing\",\"unit_of_measurement\":\"kWh\"")
                .doesNotContain("enabled_by_default");
    }

    @ParameterizedTest
    @CsvSource({
        "isolarcloud, 14, 13141",
        "growatt, sph, soc",
        "growatt, min, bms_soc",
        "growatt, noah, total_battery_pack_soc"
    })
    void theEnergyDashboardTakesTheBatteryLevel(String of, String type, String pointId) {
        assumeThat(of).isEqualTo(vendor);
        assertThat(announce(type, new Catalog(vendor, DEFAULT).describe(type, pointId, "", "")))
                .contains("\"device_class\":\"battery\",\"state_class\":\"measurement\",\"unit_of_measurement\":\"%\"");
    }

    private List<ConfigMessage> announceAll(Catalog catalog, PayloadForm form) {
        return messages(catalog, form, DiscoveryForm.ENTITY);
    }

    private List<ConfigMessage> messages(Catalog catalog, PayloadForm form, DiscoveryForm discovery) {
        DiscoveryMessages announcements =
                new DiscoveryMessages(Fixtures.TOPICS, "homeassistant", discovery, form, 1, "0.1.0");
        List<ConfigMessage> messages = new ArrayList<>();
        for (String type : catalog.deviceTypes()) {
            List<MeasuringPoint> all = new ArrayList<>(points(catalog, type));
            all.addAll(DerivedPower.of(all, true));
            messages.addAll(announcements
                    .announce(vendor, device(type), all, true, Optional.of("home"))
                    .messages());
        }
        return messages;
    }

    private String announce(String type, MeasuringPoint point) {
        return announcements(PayloadForm.BOTH)
                .forDevice(vendor, device(type), List.of(point), false)
                .get(0)
                .payload();
    }

    private static List<MeasuringPoint> points(Catalog catalog, String type) {
        return catalog.pointIds(type).stream()
                .map(id -> catalog.describe(type, id, "", ""))
                .toList();
    }

    private static Device device(String type) {
        return new Device(
                "974621_" + type + "_1_1",
                "974621",
                new DeviceType(type, "Device"),
                "Device " + type,
                new Hardware(Optional.of("Sungrow"), Optional.empty(), Optional.empty(), Optional.empty()),
                Optional.of("974621_11_0_0"));
    }
}
