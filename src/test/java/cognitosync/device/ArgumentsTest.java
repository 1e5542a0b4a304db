package cognitosync.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arguments that did not arrive as they were typed are refused, whatever they are for. */
class ArgumentsTest {
    @TempDir
    Path folder;

    private CommandLineDevice device() {
        return CommandLineDevice.of(folder.resolve("none.json"), folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set name gr\ufffd\ufffdn",
                "set --offline gr\ufffdn v",
                "get gr\ufffdn",
                "list --dataset gr\ufffdn",
                "export gr\ufffdn",
                "import --identity-map gr\ufffdn folder",
                "set k \ud83c",
                "gr\ufffdn"
            })
    void argument_thatTheLocaleHasSpoilt_isRefusedWithTheRemedy(String line) {
        CommandLineDevice.Ended ended = device().run(line.split(" "));
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err())
                .contains("cannot be read in this locale", "LC_ALL=C.UTF-8")
                .doesNotContain("Exception");
        assertThat(ended.err().lines()).hasSize(1);
    }

    /** As cron, systemd and containers start it. */
    @Test
    void process_withoutALocale_refusesWhatItCannotRead() {
        assumeThat(System.getProperty("sun.jnu.encoding")).isEqualTo("UTF-8");
        try (DeviceProcess process =
                DeviceProcess.start(Map.of("LC_ALL", "C"), device(), "set", "name", "gr\u00fcn \ud83c\udfa8")) {
            assertThat(process.end()).isEqualTo(2);
            assertThat(process.said()).contains("LC_ALL=C.UTF-8").doesNotContain("Exception");
        }
        try (DeviceProcess process =
                DeviceProcess.start(Map.of("LC_ALL", "C.UTF-8"), device(), "get", "gr\u00fcn \ud83c\udfa8")) {
            assertThat(process.end()).isEqualTo(7);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"set k --json", "set k -hx", "get -x", "remove --none", "set --none k"})
    void dash_whereItWasTakenForAnOption_isToldHowToGiveAsText(String line) {
        CommandLineDevice.Ended ended = device().run(line.split(" "));
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains("Write -- before text that begins with a dash");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-x", "-5", "-", "--nothing", "@alice", "@@alice", "-1=2"})
    void value_thatBeginsWithADashOrAnAtSign_isTaken(String value) {
        // The next thing that is wanting is the outputs file.
        assertThat(device().run("set", "k", value).exitCode()).isEqualTo(7);
        assertThat(device().run("set", "--offline", "k", value).exitCode()).isEqualTo(7);
    }

    @Test
    void whatFollowsTwoDashes_isText() {
        for (String text : List.of("--json", "-h", "--offline", "--")) {
            assertThat(device().run("set", "k", "--", text).exitCode()).as(text).isEqualTo(7);
            assertThat(device().run("set", "--", text, "v").exitCode()).as(text).isEqualTo(7);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"@list", "set k v w", "set k v --none", "delete-dataset", "delete-dataset .."})
    void wrongCommandLines_stayWrong(String line) {
        assertThat(device().run(line.split(" ")).exitCode()).isEqualTo(2);
    }

    @Test
    void path_thatThereCannotBe_isToldWithoutAClassName() {
        CommandLineDevice.Ended ended = device().run("export", "a\0b");
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).doesNotContain("Exception");
    }
}
