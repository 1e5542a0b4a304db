package cognitosync.device.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cognitosync.device.Answers;
import cognitosync.device.failure.DeviceException;
import cognitosync.device.terminal.Keyboard;
import cognitosync.device.terminal.Terminal;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TerminalPromptTest {
    private final StringWriter err = new StringWriter();

    @Test
    void newPassword_isAskedForUntilBothEntriesAgree() {
        Answers person = Answers.of("first", "other", "second", "second");
        assertThat(prompt(person).newPassword(Optional.empty())).isEqualTo("second");
        assertThat(person.questions())
                .containsExactly(
                        "[New password:]", "[New password again:]", "[New password:]", "[New password again:]");
        assertThat(err.toString().lines())
                .containsExactly(
                        "Your password is a temporary one. Choose a new one.",
                        "The two passwords differ. Enter the new one twice again.");
    }

    @Test
    void newPassword_thatDiffersAgainAndAgain_isGivenUp() {
        Answers person = Answers.of("1", "2", "3", "4", "5", "6", "7", "7");
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> prompt(person).newPassword(Optional.of("Too short.")))
                .withMessageStartingWith("The two passwords differed again.");
        assertThat(person.questions()).hasSize(6);
        assertThat(err.toString()).startsWith("Too short.");
    }

    @Test
    void newPassword_withoutATerminal_isASentence() {
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> new TerminalPrompt(terminal(Optional.empty()), Optional.of("a"), true)
                        .newPassword(Optional.empty()))
                .withMessageStartingWith("Your password is a temporary one, and there is no terminal");
    }

    /** The user pool chooses the name. */
    @Test
    void attribute_isAskedForWithoutItsControlCharacters() {
        Answers person = Answers.of(" Sam ");
        assertThat(prompt(person).attribute("na\u001bme")).isEqualTo("Sam");
        assertThat(person.questions()).containsExactly("Your na\\u001bme:");
    }

    private TerminalPrompt prompt(Keyboard person) {
        return new TerminalPrompt(terminal(Optional.of(person)), Optional.empty(), false);
    }

    private Terminal terminal(Optional<Keyboard> keyboard) {
        return new Terminal(
                Reader.nullReader(),
                keyboard,
                new PrintWriter(new StringWriter()),
                new PrintWriter(err),
                false,
                () -> Instant.EPOCH,
                length -> {},
                address -> false,
                name -> null,
                Path.of("home"));
    }
}
