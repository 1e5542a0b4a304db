package cognitosync.device.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
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

    @Test
    void say_andRemark_escapeForEverybody() {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = terminal(out, err, false);
        terminal.say("{\"a\":\"\u009b2J\u2028\u202e\"}");
        terminal.remark("no\u0007");
        assertThat(out.toString()).isEqualTo("{\"a\":\"\\u009b2J\\u2028\\u202e\"}" + System.lineSeparator());
        assertThat(err.toString()).isEqualTo("no\\u0007" + System.lineSeparator());
    }

    private static String shown(boolean interactive) {
        StringWriter out = new StringWriter();
        terminal(out, new StringWriter(), interactive).show(HOSTILE);
        return out.toString();
    }

    private static Terminal terminal(StringWriter out, StringWriter err, boolean interactive) {
        return new Terminal(
                Reader.nullReader(),
                Optional.empty(),
                new PrintWriter(out),
                new PrintWriter(err),
                interactive,
                () -> Instant.EPOCH,
                length -> {},
                address -> false,
                name -> null,
                Path.of("."));
    }
}
