package cognitosync.device;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.device.CommandLineDevice.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that are not the service's, whatever their status says, are known for what they are, and change nothing. */
class ForeignAnswersIT {
    private static final String HTML = "<html>Sign in to this network</html>";

    @TempDir
    static Path folder;

    @AutoClose
    private static DeviceCloud cloud;

    private static CommandLineDevice device;

    @AutoClose
    private Middlebox box;

    @BeforeAll
    static void start() {
        cloud = DeviceCloud.start(folder);
        device = cloud.signedIn("foreign", "foreign@example.com");
        assertThat(device.run("set", "k", "there").exitCode()).isZero();
        assertThat(device.run("sync").exitCode()).isZero();
        assertThat(device.run("set", "--offline", "waiting", "1").exitCode()).isZero();
    }

    @BeforeEach
    void putBetween() {
        box = cloud.beforeTheApi();
    }

    @ParameterizedTest
    @CsvSource({
        "200, html",
        "200, ''",
        "200, {}",
        "200, null",
        "200, []",
        "200, \"text\"",
        "302, html",
        "302, ''",
        "400, html",
        "400, {}",
        "403, html",
        "407, html",
        "511, html"
    })
    void answerInPlaceOfTheService_isTold_andChangesNothing(int status, String what) throws IOException {
        String body = what.equals("html") ? HTML : what;
        byte[] before = Files.readAllBytes(copy());
        for (String operation : List.of("ListRecords", "UpdateRecords", "DeleteDataset")) {
            box.always(Middlebox.of(operation), Middlebox.answer(status, "text/html", body));
            for (List<String> command :
                    switch (operation) {
                        case "ListRecords" -> List.of(List.of("get", "k"), List.of("sync"), List.of("set", "k", "v"));
                        case "UpdateRecords" -> List.of(List.of("set", "k", "v"), List.of("remove", "k"));
                        default -> List.of(List.of("delete-dataset", "preference"));
                    }) {
                isToldAsForeign(status, device.run(command.toArray(String[]::new)));
            }
        }
        assertThat(Files.readAllBytes(copy())).isEqualTo(before);
        box.always(request -> false, Middlebox::pass);
        assertThat(device.run("get", "k").lines()).containsExactly("there");
    }

    /** What was sent may have arrived, which the copy remembers; nothing of it is lost. */
    @ParameterizedTest
    @CsvSource({"200, {}", "200, ''", "200, html", "403, html"})
    void updateAnsweredInPlaceOfTheService_staysToBeSent(int status, String what) {
        CommandLineDevice other =
                cloud.signedIn("other" + status + what.hashCode(), "other" + status + what.length() + "@example.com");
        other.run("set", "--offline", "a", "1");
        box.always(
                Middlebox.of("UpdateRecords"),
                Middlebox.answer(status, "text/html", what.equals("html") ? HTML : what));
        isToldAsForeign(status, other.run("sync"));
        assertThat(other.run("list", "--offline").lines()).containsExactly("a = 1 (not synced yet)");
        box.always(request -> false, Middlebox::pass);
        assertThat(other.run("sync").lines()).containsExactly("pushed: a");
        assertThat(other.run("get", "a").lines()).containsExactly("1");
    }

    @ParameterizedTest
    @CsvSource({"200, html", "200, ''", "200, {}", "200, [{}]", "403, html"})
    void credentialsAnsweredInPlaceOfTheService_leaveTheSignIn(int status, String what) throws IOException {
        CommandLineDevice other = cloud.copyOf(device, "credentials-" + status + "-" + what.hashCode());
        box.always(
                Middlebox.of("GetCredentialsForIdentity", "GetId"),
                Middlebox.answer(status, "application/x-amz-json-1.1", what.equals("html") ? HTML : what));
        isToldAsForeign(
                status,
                other.with(() -> Instant.now().plus(Duration.ofMinutes(59).plusSeconds(50)))
                        .run("get", "k"));
        box.always(request -> false, Middlebox::pass);
        assertThat(other.run("get", "k").lines()).containsExactly("there");
    }

    @ParameterizedTest
    @CsvSource({"200, {}", "302, html"})
    void exportAnsweredInPlaceOfTheService_isNotTakenForAnEmptyOne(int status, String what, @TempDir Path here) {
        box.always(request -> true, Middlebox.answer(status, "text/html", what.equals("html") ? HTML : what));
        isToldAsForeign(
                status, device.run("export", "--mine", here.resolve("mine").toString()));
        isToldAsForeign(status, device.run("export", here.resolve("all").toString()));
        isToldAsForeign(status, device.run("datasets"));
    }

    @Test
    void watch_goesOnAfterThem() {
        CommandLineDevice other = cloud.signedIn("watching", "watching@example.com");
        AtomicInteger pauses = new AtomicInteger();
        Ended ended = other.onPause(() -> {
                    switch (pauses.incrementAndGet()) {
                        case 1 -> box.always(Middlebox.of("ListRecords"), Middlebox.answer(200, "text/html", HTML));
                        case 2 ->
                            box.always(Middlebox.of("ListRecords"), Middlebox.answer(200, "application/json", "{}"));
                        case 3 -> {
                            box.always(request -> false, Middlebox::pass);
                            other.run("set", "a", "1");
                        }
                        default -> assertThat(pauses).hasValueLessThan(200);
                    }
                })
                .run("watch", "--changes", "1");
        assertThat(ended.err()).contains("responded instead (HTTP 200)").doesNotContain("was deleted");
        assertThat(ended.lines()).containsExactly("a = 1");
        assertThat(ended.exitCode()).isZero();
    }

    private static void isToldAsForeign(int status, Ended ended) {
        assertThat(ended.err())
                .contains("responded instead (HTTP " + status + ")")
                .doesNotContain("Unexpected", "Exception", "closed", "Jackson", "unmarshall");
        assertThat(ended.err().lines()).hasSize(1);
        assertThat(ended.exitCode()).isEqualTo(5);
    }

    private static Path copy() throws IOException {
        try (var files = Files.list(device.home().resolve("datasets"))) {
            return files.findFirst().orElseThrow();
        }
    }
}
