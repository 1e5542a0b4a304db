package cognitosync.device;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.device.CommandLineDevice.Ended;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Writes that are carried out while their answer gets lost; the SDK repeats them with the spent session. */
class LostAnswersIT {
    @TempDir
    static Path folder;

    @AutoClose
    private static DeviceCloud cloud;

    private static CommandLineDevice device;

    @AutoClose
    private Middlebox box;

    static Stream<Middlebox.Treatment> losses() {
        return Stream.of(Middlebox::lose, Middlebox.replace(503, "text/html", "<html>Service Unavailable</html>"));
    }

    @BeforeAll
    static void start() {
        cloud = DeviceCloud.start(folder);
        device = cloud.signedIn("lost", "lost@example.com");
    }

    @BeforeEach
    void putBetween() {
        box = cloud.beforeTheApi();
    }

    @ParameterizedTest
    @MethodSource("losses")
    void set_whoseAnswerIsLost_isDoneOnce(Middlebox.Treatment loss) {
        device.run("remove", "k");
        box.once(Middlebox.of("UpdateRecords"), loss);
        Ended ended = device.run("set", "k", "v1");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.lines()).containsExactly("k = v1");
        assertThat(device.run("get", "k").lines()).containsExactly("v1");
    }

    @ParameterizedTest
    @MethodSource("losses")
    void remove_whoseAnswerIsLost_isTold(Middlebox.Treatment loss) {
        device.run("set", "k", "v");
        box.once(Middlebox.of("UpdateRecords"), loss);
        Ended ended = device.run("remove", "k");
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.lines()).containsExactly("k was removed");
        assertThat(device.run("get", "k").exitCode()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void import_whoseAnswerIsLost_countsWhatItWrote(Middlebox.Treatment loss, @TempDir Path here) {
        for (String name : new String[] {"one", "two"}) {
            device.run("set", "--dataset", name, "a", "1");
            device.run("set", "--dataset", name, "b", "2");
        }
        Path export = here.resolve("export");
        assertThat(device.run("export", "--mine", export.toString()).exitCode()).isZero();
        for (String name : new String[] {"one", "two"}) {
            device.run("delete-dataset", name);
        }
        box.once(Middlebox.of("UpdateRecords"), loss);
        Ended ended = device.run("import", "--mine", "--parallel", "1", export.toString());
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).contains(" and wrote 4 records.");
        assertThat(device.run("list", "--dataset", "one").lines()).containsExactly("a = 1", "b = 2");
        assertThat(device.run("list", "--dataset", "two").lines()).containsExactly("a = 1", "b = 2");
    }
}
