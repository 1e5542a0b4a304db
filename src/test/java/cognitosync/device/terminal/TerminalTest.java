package cognitosync.device.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private static final String HOSTILE = "red\u001b]0;title\u0007\r\n\u009b2J\u007f gr\u00fcn \\ $1";

    @Test
    void show_toAPerson_escapesControlCharacters() {
        assertThat(shown(true))
                .isEqualTo("red\\u001b]0;title\\u0007\\u000d\\u000a\\u009b2J\\u007f gr\u00fcn \\ $1"
                        + System.lineSeparator());
    }

    @Test
    void show_toAProgram_changesNothing() {
        assertThat(shown(false)).isEqualTo(HOSTILE + System.lineSeparator());
    }

    private static String shown(boolean interactive) {
        StringWriter out = new StringWriter();
        Terminal terminal = new Terminal(
                new PrintWriter(out),
                new PrintWriter(new StringWriter()),
                interactive,
                () -> Instant.EPOCH,
                length -> {},
                address -> false,
                name -> null,
                Path.of("."));
        terminal.show(HOSTILE);
        return out.toString();
    }
}
