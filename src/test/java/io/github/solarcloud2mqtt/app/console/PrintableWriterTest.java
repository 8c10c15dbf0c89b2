package io.github.solarcloud2mqtt.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class PrintableWriterTest {

    @Test
    void aPrintedLineIsOneLine() {
        StringWriter terminal = new StringWriter();
        PrintWriter out = new PrintableWriter(new PrintWriter(terminal));
        out.println("Roof\u001b[2J\nforged");
        out.flush();
        assertThat(terminal).hasToString("Roof\\u001b[2J\\nforged" + System.lineSeparator());
    }
}
