package io.github.solarcloud2mqtt.homeassistant;

import static io.github.solarcloud2mqtt.homeassistant.Fixtures.VENDOR;
import static io.github.solarcloud2mqtt.homeassistant.Fixtures.announcements;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.catalog.Catalog;
import io.github.solarcloud2mqtt.catalog.DerivedPower;
import io.github.solarcloud2mqtt.catalog.EnergyUnit;
import io.github.solarcloud2mqtt.catalog.PowerUnit;
import io.github.solarcloud2mqtt.catalog.Units;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.DeviceType;
import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import io.github.solarcloud2mqtt.topics.PayloadForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Home Assistant and openHAB take every point of the catalogue as it is announced, whatever the owner configured. */
class EveryCataloguedPointIsLegalTest {

    private static final Units DEFAULT = new Units(EnergyUnit.KWH, PowerUnit.W);

    @ParameterizedTest
    @EnumSource(PayloadForm.class)
    void inEveryUnitTheOwnerMayChoose(PayloadForm form) {
        for (EnergyUnit energy : EnergyUnit.values()) {
            for (PowerUnit power : PowerUnit.values()) {
                List<ConfigMessage> messages = announceAll(new Catalog(VENDOR, new Units(energy, power)), form);

                assertThat(messages).hasSizeGreaterThan(500);
                assertThat(HomeAssistantRules.violations(messages)).isEmpty();
                assertThat(OpenHabRules.violations(messages)).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(PayloadForm.class)
    void alsoInTheMessagesOfWholeDevices(PayloadForm form) {
        List<ConfigMessage> devices = messages(new Catalog(VENDOR, DEFAULT), form, DiscoveryForm.DEVICE);
        List<ConfigMessage> entities = new ArrayList<>();
        for (ConfigMessage device : devices) {
            assertThat(DeviceMessageRules.violations(device)).isEmpty();
            entities.addAll(DeviceMessageRules.entities(device));
        }

        assertThat(HomeAssistantRules.violations(entities)).isEmpty();
        assertThat(OpenHabRules.violations(entities)).isEmpty();
        assertThat(entities)
                .extracting(ConfigMessage::topic)
                .containsExactlyElementsOf(announceAll(new Catalog(VENDOR, DEFAULT), form).stream()
                        .map(ConfigMessage::topic)
                        .toList());
    }

    @Test
    void everyNumberIsANumberForOpenHab() {
        Catalog catalog = new Catalog(VENDOR, DEFAULT);
        for (String type : catalog.deviceTypes()) {
            for (MeasuringPoint point : points(catalog, type)) {
                ConfigMessage message = announcements(PayloadForm.BOTH)
                        .forDevice(VENDOR, device(type), List.of(point), false)
                        .get(0);
                assertThat(OpenHabRules.isNumber(message))
                        .as("point %s of type %s", point.id(), type)
                        .isEqualTo(point.kind().isNumeric());
            }
        }
    }

    @Test
    void everyNumberHasAStateClass() {
        Catalog catalog = new Catalog(VENDOR, DEFAULT);
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
        "solar, 13134",
        "grid import, 13148",
        "grid export, 13125",
        "battery charge, 13034",
        "battery discharge, 13035"
    })
    void theEnergyDashboardTakesWhatItNeedsOfAHybridInverter(String use, String pointId) {
        assertThat(announce("14", new Catalog(VENDOR, DEFAULT).describe("14", pointId, "", "Wh")))
                .as(use)
                .contains(
                        "\"device_class\":\"energy\",\"state_class\":\"total_increasing\",\"unit_of_measurement\":\"kWh\"")
                .doesNotContain("enabled_by_default");
    }

    @Test
    void theEnergyDashboardTakesTheBatteryLevelOfAHybridInverter() {
        assertThat(announce("14", new Catalog(VENDOR, DEFAULT).describe("14", "13141", "", "")))
                .contains("\"device_class\":\"battery\",\"state_class\":\"measurement\",\"unit_of_measurement\":\"%\"");
    }

    private static List<ConfigMessage> announceAll(Catalog catalog, PayloadForm form) {
        return messages(catalog, form, DiscoveryForm.ENTITY);
    }

    private static List<ConfigMessage> messages(Catalog catalog, PayloadForm form, DiscoveryForm discovery) {
        EntityAnnouncements announcements =
                new EntityAnnouncements(Fixtures.TOPICS, "homeassistant", discovery, form, 1, "0.1.0");
        List<ConfigMessage> messages = new ArrayList<>();
        for (String type : catalog.deviceTypes()) {
            List<MeasuringPoint> all = new ArrayList<>(points(catalog, type));
            all.addAll(DerivedPower.of(all, true));
            messages.addAll(announcements
                    .announce(VENDOR, device(type), all, true, Optional.of("home"))
                    .messages());
        }
        return messages;
    }

    private static String announce(String type, MeasuringPoint point) {
        return announcements(PayloadForm.BOTH)
                .forDevice(VENDOR, device(type), List.of(point), false)
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
                Optional.of("Sungrow"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("974621_11_0_0"));
    }
}
