package io.github.solarcloud2mqtt.cloud.growatt;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.solarcloud2mqtt.cloud.AccountContext;
import io.github.solarcloud2mqtt.cloud.CallBudget;
import io.github.solarcloud2mqtt.cloud.CallPacers;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.Device.Hardware;
import io.github.solarcloud2mqtt.plant.DeviceType;
import io.github.solarcloud2mqtt.state.StateDirectory;
import io.github.solarcloud2mqtt.time.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlantPowerUnitsTest {

    private final Path folder = Jimfs.newFileSystem(Configuration.unix()).getPath("/state");
    private PlantPowerUnits units;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(folder);
        restart();
    }

    private void restart() {
        VirtualTime time = new VirtualTime(Instant.EPOCH);
        StateDirectory state = new StateDirectory(folder);
        units = new PlantPowerUnits(new AccountContext(
                "home", new CallBudget(time, state, "home"), new CallPacers(time, time), state, time, time));
    }

    @ParameterizedTest
    @CsvSource({
        "2.1, 2.2, 2.3, kW",
        "2100, 2200, 2300, W",
        "1.2, 4.9, 2.3, kW",
        "0.021, 0.022, 0.023, ''",
        "2.1, 2200, 2.3, ''"
    })
    void threeReadingsThatAgreeDecide(String first, String second, String third, String unit) {
        read(device("A", "min"), "pac", "1500");
        read(device("B", "min"), "pac", "700.5");
        plant(first);
        plant(second);
        assertThat(unit()).isEmpty();
        plant(third);
        assertThat(unit()).isEqualTo(unit);
    }

    @Test
    void aRepeatedReadingDecidesNothing() {
        read(device("A", "min"), "pac", "1500");
        for (int again = 0; again < 5; again++) {
            plant("1.5");
        }
        assertThat(unit()).isEmpty();
    }

    @Test
    void atNightNothingIsDecided() {
        read(device("A", "min"), "pac", "3");
        plant("0.003");
        plant("0.004");
        plant("0.002");
        assertThat(unit()).isEmpty();
    }

    @Test
    void theUnitIsKnownAfterARestartAndNeverChanges() {
        read(device("A", "min"), "pac", "1500");
        plant("1.5");
        plant("1.6");
        plant("1.4");
        restart();
        assertThat(unit()).isEqualTo("kW");
        read(device("A", "min"), "pac", "1500");
        plant("1500");
        plant("1600");
        plant("1400");
        assertThat(unit()).isEqualTo("kW");
    }

    @Test
    void eachPlantHasItsOwnUnit() {
        read(device("A", "min"), "pac", "1500");
        plant("1.5");
        plant("1.6");
        plant("1.4");
        assertThat(units.unit(
                        new Device("plant_2", "2", DeviceRows.PLANT, "Other", Hardware.UNKNOWN, Optional.empty()),
                        "current__power"))
                .isEmpty();
        assertThat(units.unit(device("A", "min"), "pac")).isEmpty();
    }

    private void plant(String power) {
        read(plant(), "current__power", power);
    }

    private String unit() {
        return units.unit(plant(), "current__power");
    }

    private void read(Device device, String point, String value) {
        units.read(device, Map.of(point, value));
    }

    private static Device plant() {
        return of("plant_1", DeviceRows.PLANT);
    }

    private static Device device(String id, String type) {
        return of(id, new DeviceType(type, type));
    }

    private static Device of(String id, DeviceType type) {
        return new Device(id, "1", type, id, Hardware.UNKNOWN, Optional.empty());
    }
}
