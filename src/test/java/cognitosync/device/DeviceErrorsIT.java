package cognitosync.device;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.device.CommandLineDevice.Ended;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong, and the sentence about it that a person reads. */
class DeviceErrorsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HOSTILE = "\u001b]0;title\u0007\u009b2J\u202e";

    @TempDir
    static Path folder;

    @AutoClose
    private static DeviceCloud cloud;

    private static CommandLineDevice signedIn;

    @BeforeAll
    static void start() {
        cloud = DeviceCloud.start(folder);
        signedIn = cloud.signedIn("signed-in", "signed-in@example.com");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                ''                            | Missing command. The commands are sign-in, sign-out, get
                paint                         | Unknown command: paint. The commands are sign-in, sign-out
                --loud                        | Unknown option: '--loud'. Run `device --help` for usage.
                set a                         | Missing required parameter: 'VALUE'. Run `device set --help` for usage.
                get a --loud                  | Unknown option: '--loud'. Write -- before text
                sync --offline                | Unknown option: '--offline'. Run `device sync --help`
                watch --interval 0            | Invalid value for option '--interval': 0 is less than 1. Run `device watch --help`
                watch --changes -1            | Invalid value for option '--changes': -1 is less than 0. Run `device watch --help`
                sign-in --timeout -1          | Invalid value for option '--timeout': -1 is less than 0. Run `device sign-in --help`
                export --rate 0 x             | Invalid value for option '--rate': 0 is less than 1. Run `device export --help`
                import --mine --same-ids x    | --mine, --same-ids are mutually exclusive
                list --dataset @x             | unlike "@x". Choose another name with --dataset.
                list --dataset ..             | cannot be named ".."
                list --dataset a/b            | unlike "a/b". Choose another name with --dataset.
                set --offline --dataset a/b c | Missing required parameter: 'VALUE'
                set --offline --dataset / c d | unlike "/". Choose another name with --dataset.
                """)
    void commandLine_thatIsWrong_endsWithOneSentence(String arguments, String sentence) {
        Ended ended = signedIn.run(arguments.isEmpty() ? new String[0] : arguments.split(" "));
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err().lines().toList())
                .singleElement()
                .asString()
                .contains(sentence)
                .endsWith(".");
    }

    @Test
    void controlCharactersOfOthers_neverReachATerminal() {
        CommandLineDevice device = cloud.signedIn("hostile", "hostile@example.com");
        String key = "key" + HOSTILE;
        assertThat(device.run("set", key, "value" + HOSTILE).exitCode()).isZero();
        CommandLineDevice shown = device.atATerminal();

        for (List<String> command : List.of(
                List.of("set", key, "other" + HOSTILE),
                List.of("get", key),
                List.of("get", key, "--json"),
                List.of("list"),
                List.of("list", "--json"),
                List.of("datasets"),
                List.of("sync"),
                List.of("get", "--offline", key),
                List.of("list", "--offline"),
                List.of("get", "absent" + HOSTILE),
                List.of("get", "absent" + HOSTILE, "--verbose"),
                List.of("pai" + HOSTILE),
                List.of("remove", key))) {
            Ended ended = shown.run(command.toArray(String[]::new));
            assertThat(ended.out() + ended.err())
                    .as("%s", command)
                    .isNotEmpty()
                    .doesNotContainPattern("[\\p{Cc}\\u202e&&[^\\r\\n]]");
        }
        // A program gets the value as it is.
        device.run("set", "k", HOSTILE);
        assertThat(device.run("get", "k").out()).isEqualTo(HOSTILE + System.lineSeparator());
    }

    @Test
    void textThatBeginsWithDashOrAtSign_isStoredAsItIs() {
        CommandLineDevice device = cloud.signedIn("dash", "dash@example.com");
        for (String value : List.of("-x", "-5", "-", "@alice", "@@alice")) {
            assertThat(device.run("set", "k", value).exitCode()).isZero();
            assertThat(device.run("get", "k").out().strip()).isEqualTo(value);
        }
        assertThat(device.run("set", "--", "--json", "--offline").exitCode()).isZero();
        assertThat(device.run("get", "--", "--json").out().strip()).isEqualTo("--offline");
        assertThat(device.run("set", "--offline", "waiting", "1").exitCode()).isZero();
        assertThat(device.run("delete-dataset", "preference").out()).contains("Deleted the dataset \"preference\"");
        assertThat(device.run("list").lines()).isEmpty();
        assertThat(device.run("sync").lines()).contains("pushed: waiting");
    }

    @Test
    void json_keepsWhatIsShownAsEscapes() throws IOException {
        CommandLineDevice device = cloud.signedIn("escapes", "escapes@example.com");
        device.run("set", "k", HOSTILE);
        String line = device.atATerminal().run("get", "k", "--json").out();
        assertThat(JSON.readTree(line).path("value").asText()).isEqualTo(HOSTILE);
        JsonNode removed = JSON.readTree(device.run("remove", "k", "--json").out());
        assertThat(removed.path("key").asText()).isEqualTo("k");
        assertThat(removed.path("value").isNull()).isTrue();
        device.run("set", "--offline", "k", "1");
        assertThat(device.run("remove", "k", "--offline", "--json").lines())
                .containsExactly("{\"key\":\"k\",\"value\":null}");
    }

    @Test
    void profileThatIsNotThere_leavesNoFolderBehind_andFailsACheckOfTheDoctor() throws IOException {
        CommandLineDevice device = cloud.device("profile");
        Path export = folder.resolve("never");
        Ended ended = device.run("export", "--profile", "absent", export.toString());
        assertThat(ended.exitCode()).isEqualTo(4);
        assertThat(ended.err()).contains("The AWS profile absent gives no credentials");
        assertThat(export).doesNotExist();
        Ended doctor = device.run("doctor", "--profile", "absent");
        assertThat(doctor.exitCode()).isEqualTo(1);
        assertThat(doctor.out()).contains("FAIL", "The AWS profile absent gives no credentials");

        Path outputs = cloud.outputsWith("LocalCloud", "CredentialsFile", "/nowhere");
        Ended lost = device.withOutputs(outputs).run("export", export.toString());
        assertThat(lost.exitCode()).isEqualTo(7);
        assertThat(lost.err()).contains("is outside the folder").doesNotContain("    at ");
        assertThat(export).doesNotExist();
    }

    @Test
    void somethingElseThatAnswers_isNotTakenForAws() {
        CommandLineDevice device = cloud.signedIn("proxy", "proxy@example.com");
        device.run("set", "a", "1");
        try (Middlebox box = cloud.beforeTheApi()) {
            box.always(request -> true, Middlebox.answer(403, "text/html", "<html>Log in to this network</html>"));
            Ended ended = device.run("get", "a");
            assertThat(ended.exitCode()).isEqualTo(5);
            assertThat(ended.err()).contains("responded instead (HTTP 403)", "proxy");
        }
    }

    @Test
    void folderThatCannotBeMade_isToldBeforeAnybodySignsIn() throws IOException {
        Path file = Files.createTempFile(folder, "no-folder-", "");
        Ended ended = cloud.device(file.getFileName().toString()).run("sign-in");
        assertThat(ended.exitCode()).isEqualTo(7);
        assertThat(ended.err()).contains("is not a folder", "--home").doesNotContain("/oauth2/authorize");
    }

    @Test
    void signOut_whereNobodyAnswers_saysWhatIsLeft() {
        CommandLineDevice device = cloud.signedIn("away", "away@example.com");
        try (Middlebox box = cloud.beforeTheSignInDomain()) {
            box.always(request -> true, Middlebox::hangUp);
            Ended ended = device.run("sign-out");
            assertThat(ended.exitCode()).isEqualTo(5);
            assertThat(ended.err())
                    .contains("You are signed out on this device", "expires within a day", "did not respond");
        }
        assertThat(device.run("list").exitCode()).isEqualTo(3);
    }

    /** The tokens expire while the sign-in domain is unreachable; it comes back later. */
    @Test
    void watch_outlastsAnOutageOfTheSignInDomain() {
        CommandLineDevice device = cloud.signedIn("outage", "outage@example.com");
        device.run("set", "a", "1");
        AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
        AtomicInteger pauses = new AtomicInteger();
        try (Middlebox box = cloud.beforeTheSignInDomain()) {
            box.always(request -> true, Middlebox::hangUp);
            Ended ended = device.with(() -> Instant.now().plus(ahead.get()))
                    .onPause(() -> {
                        switch (pauses.incrementAndGet()) {
                            case 1 -> ahead.set(Duration.ofHours(2));
                            case 3 -> {
                                box.always(request -> true, Middlebox::pass);
                                device.run("set", "a", "2");
                            }
                            default -> assertThat(pauses).hasValueLessThan(200);
                        }
                    })
                    .run("watch", "--changes", "1");
            assertThat(ended.err()).contains("did not respond", "Trying again.");
            assertThat(ended.lines()).containsExactly("a = 2");
            assertThat(ended.exitCode()).isZero();
        }
    }
}
