package io.github.solarcloud2mqtt.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTextTest {

    @ParameterizedTest
    @ValueSource(
            chars = {
                '\u0000', '\u0007', '\u001b', '\u007f', '\u0080', '\u0085', '\u009b', '\u009f', '\u061c', '\u200e',
                '\u200f', '\u2028', '\u2029', '\u202a', '\u202e', '\u2066', '\u2069'
            })
    void whatControlsATerminalIsEscaped(char character) {
        assertThat(PrintableText.of("Roof" + character + "[31m"))
                .isEqualTo("Roof\\u%04x[31m".formatted((int) character));
    }

    @Test
    void lineBreaksAreEscaped() {
        assertThat(PrintableText.of("Roof\r\n2026-01-01 ERROR forged")).isEqualTo("Roof\\r\\n2026-01-01 ERROR forged");
    }

    @Test
    void otherCharactersStay() {
        assertThat(PrintableText.of("Süd\t屋根 \uD83D\uDC68\u200D\uD83D\uDC69 °C \\n"))
                .isEqualTo("Süd\t屋根 \uD83D\uDC68\u200D\uD83D\uDC69 °C \\n");
    }

    @Test
    void aLongTextIsCut() {
        assertThat(PrintableText.of("x".repeat(100_000))).isEqualTo("x".repeat(30_000) + "…");
    }

    @Test
    void aPrintedLineIsOneLine() {
        StringWriter terminal = new StringWriter();
        PrintWriter out = new PrintableWriter(new PrintWriter(terminal));
        out.println("Roof\u001b[2J\nforged");
        out.flush();
        assertThat(terminal).hasToString("Roof\\u001b[2J\\nforged" + System.lineSeparator());
    }
}
