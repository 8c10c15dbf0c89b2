package io.github.solarcloud2mqtt.plant;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.plant.Device.Hardware;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DisplayTextTest {

    static List<List<String>> texts() {
        return List.of(
                List.of("Roof", "Roof"),
                List.of("  Roof  ", "Roof"),
                List.of("a\u0000b", "a b"),
                List.of("a\r\nb\tc", "a b c"),
                List.of("gpj.\u202Eexe", "gpj.exe"),
                List.of("a\u200Bb\uFEFFc", "abc"),
                List.of("a\u2028b", "a b"),
                List.of("a\uD800b", "ab"),
                List.of("a\uFFFFb", "ab"),
                List.of("Dach \u2600\uFE0F \uD83C\uDFE0", "Dach \u2600\uFE0F \uD83C\uDFE0"),
                List.of("\u0000\n", ""),
                List.of("电池 电量", "电池 电量"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aNameIsCleaned(List<String> text) {
        assertThat(DisplayText.name(text.get(0))).isEqualTo(text.get(1));
    }

    @Test
    void aLongNameIsShortened() {
        assertThat(DisplayText.name("x".repeat(120))).isEqualTo("x".repeat(120));
        assertThat(DisplayText.name("x".repeat(300))).isEqualTo("x".repeat(119) + "…");
        assertThat(DisplayText.text("x".repeat(300))).isEqualTo("x".repeat(254) + "…");
        assertThat(DisplayText.name("x".repeat(118) + "\uD83C\uDFE0\uD83C\uDFE0"))
                .isEqualTo("x".repeat(118) + "…");
    }

    @Test
    void everyTextOfTheModelIsCleaned() {
        String dirty = "a\u0000\u202Eb";
        assertThat(new Plant("1", dirty, Optional.empty()).name()).isEqualTo("a b");
        Device device = new Device(
                "1",
                "1",
                new DeviceType("1", dirty),
                dirty,
                new Hardware(Optional.of(dirty), Optional.of(dirty), Optional.of(dirty), Optional.of(dirty)),
                Optional.empty());
        assertThat(List.of(
                        device.name(),
                        device.type().name(),
                        device.hardware().manufacturer().orElseThrow(),
                        device.hardware().model().orElseThrow(),
                        device.hardware().serialNumber().orElseThrow(),
                        device.hardware().firmware().orElseThrow()))
                .containsOnly("a b");
        Fault fault = new Fault(
                "1",
                "1",
                Fault.Severity.FAULT,
                "1",
                dirty,
                Optional.of(dirty),
                Optional.of(dirty),
                Optional.empty(),
                Optional.empty());
        assertThat(List.of(
                        fault.name(),
                        fault.level().orElseThrow(),
                        fault.description().orElseThrow()))
                .containsOnly("a b");
        assertThat(new PointValue.Text(dirty).text()).isEqualTo("a b");
        assertThat(new MeasuringPoint("1", "k", dirty, ValueFormat.of(PointKind.TEXT, "", Scale.NONE), true, false)
                        .name())
                .isEqualTo("a b");
    }

    @Test
    void anUnprintableNameIsReplacedByTheId() {
        assertThat(new Plant("7001", "\u0000\n\u202E", Optional.empty()).name()).isEqualTo("7001");
        assertThat(new DeviceType("14", " ").name()).isEqualTo("14");
    }

    @Test
    void cleaningIsIdempotent() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(400), 0, 0x3000).forEach(each -> text.append((char) each));
            random.ints(random.nextInt(20), 0xD700, 0x10000).forEach(each -> text.append((char) each));
            String once = DisplayText.name(text.toString());
            assertThat(once)
                    .as("seed %d", seed)
                    .hasSizeLessThanOrEqualTo(120)
                    .doesNotContainPattern("[\\p{Cc}\\p{Cs}]");
            assertThat(DisplayText.name(once)).as("seed %d", seed).isEqualTo(once);
        }
    }
}
