package cognitosync.device;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.OwnThread;
import cognitosync.device.CommandLineDevice.Ended;
import cognitosync.localcloud.PersonClient;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands, through the real SDK, against the product's own stack. */
class DeviceIT {
    @TempDir
    static Path folder;

    @AutoClose
    private static DeviceCloud cloud;

    @BeforeAll
    static void start() {
        cloud = DeviceCloud.start(folder);
    }

    @Test
    void set_onOneDevice_isGotOnAnotherOfTheSamePerson() {
        PersonClient sam = PersonClient.signUp(cloud.cloud().outputs(), "sam@example.com");
        CommandLineDevice one = cloud.signedIn("sam-one", sam);
        CommandLineDevice other = cloud.signedIn("sam-other", sam);

        assertThat(one.run("set", "background-color", "red"))
                .isEqualTo(new Ended(0, line("background-color = red"), ""));
        assertThat(other.run("get", "background-color")).isEqualTo(new Ended(0, line("red"), ""));
        // This device has never written, the record has a count: the count listed is the one to write with.
        assertThat(other.run("set", "background-color", "blue").exitCode()).isZero();
        assertThat(one.run("get", "background-color").out()).isEqualTo(line("blue"));
    }

    @Test
    void list_removeAndDatasets_tellWhatThereIs() {
        CommandLineDevice device = cloud.signedIn("kim", "kim@example.com");
        assertThat(device.run("datasets").err()).contains("no datasets yet");
        device.run("set", "b", "two words");
        device.run("set", "a", "1");
        device.run("set", "--dataset", "other", "c", "3");

        assertThat(device.run("list").lines()).containsExactly("a = 1", "b = two words");
        assertThat(device.run("list", "--json").lines())
                .first()
                .asString()
                .contains("\"key\":\"a\"", "\"syncCount\":2");
        assertThat(device.run("datasets").lines())
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).startsWith("other  1 record, 2 bytes"),
                        line -> assertThat(line).startsWith("preference  2 records, "));

        assertThat(device.run("remove", "a").lines()).containsExactly("a was removed");
        assertThat(device.run("list").lines()).containsExactly("b = two words");
        Ended again = device.run("remove", "a");
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).contains("There is no record \"a\"");
        Ended absent = device.run("get", "a");
        assertThat(absent.exitCode()).isEqualTo(1);
        assertThat(absent.out()).isEmpty();
    }

    @Test
    void offlineCopy_isMadeOneWithWhatAnotherDeviceWrote() throws IOException {
        PersonClient pat = PersonClient.signUp(cloud.cloud().outputs(), "pat@example.com");
        CommandLineDevice one = cloud.signedIn("pat-one", pat);
        CommandLineDevice other = cloud.signedIn("pat-other", pat);
        CommandLineDevice offline = one.withOutputs(outputsWithNobodyThere());
        // The sign-in did not come from there. What sends nothing goes on.
        assertThat(offline.run("list").exitCode()).isEqualTo(7);
        assertThat(offline.run("set", "--offline", "a", "1").lines()).containsExactly("a = 1 (not synced yet)");
        offline.run("set", "--offline", "b", "here");
        assertThat(offline.run("list", "--offline").lines())
                .containsExactly("a = 1 (not synced yet)", "b = here (not synced yet)");
        assertThat(other.run("get", "a").exitCode()).isEqualTo(1);

        other.run("set", "b", "elsewhere");
        other.run("set", "c", "3");
        Ended synced = one.run("sync", "--on-conflict", "local");
        assertThat(synced.lines()).containsExactly("pulled: c", "pushed: a", "pushed: b", "conflict resolved: b");
        assertThat(one.run("list", "--offline").lines()).containsExactly("a = 1", "b = here", "c = 3");
        assertThat(other.run("list").lines()).containsExactly("a = 1", "b = here", "c = 3");

        one.run("remove", "--offline", "c");
        assertThat(one.run("sync", "--json").out()).contains("\"pushed\":[\"c\"]");
        assertThat(other.run("get", "c").exitCode()).isEqualTo(1);
        assertThat(one.run("sync").lines()).isEmpty();
    }

    /** Date headers are cut to the second, and answers take their time: neither makes what was written later the older one. */
    @Test
    void newerEdit_ofADeviceWhoseClockAgrees_wins() {
        PersonClient lou = PersonClient.signUp(cloud.cloud().outputs(), "lou@example.com");
        CommandLineDevice one = cloud.signedIn("lou-one", lou);
        CommandLineDevice other = cloud.signedIn("lou-other", lou);
        for (int round = 0; round < 3; round++) {
            one.run("set", "k", "remote-" + round);
            String local = "local-" + round;
            other.run("set", "--offline", "k", local);
            assertThat(other.run("sync", "--on-conflict", "newer").lines())
                    .contains("pushed: k", "conflict resolved: k");
            assertThat(one.run("get", "k").out()).isEqualTo(line(local));
        }
    }

    @Test
    void offlineCopy_isNotSeenByAnotherAccountOnTheSameDevice() {
        CommandLineDevice device = cloud.signedIn("shared", "ann@example.com");
        device.run("set", "--offline", "a", "of-ann");
        device.run("sign-out");
        assertThat(device.run("list", "--offline").exitCode()).isEqualTo(3);

        cloud.signIn(device, PersonClient.signUp(cloud.cloud().outputs(), "bob@example.com"));
        assertThat(device.run("list", "--offline").lines()).isEmpty();
        assertThat(device.run("sync").lines()).isEmpty();
        assertThat(device.run("list").lines()).isEmpty();
    }

    @Test
    void watch_printsChangesOfAnotherDeviceAsTheyArrive() {
        PersonClient max = PersonClient.signUp(cloud.cloud().outputs(), "max@example.com");
        CommandLineDevice watching = cloud.signedIn("max-one", max);
        CommandLineDevice writing = cloud.signedIn("max-other", max);
        writing.run("set", "before", "1");
        CountDownLatch looked = new CountDownLatch(1);
        CompletableFuture<Ended> watched = CompletableFuture.supplyAsync(
                () -> watching.onPause(looked::countDown).run("watch", "--changes", "2"), OwnThread.EACH);
        await(looked);
        writing.run("set", "a", "1");
        writing.run("remove", "before");
        assertThat(watched.join().lines()).containsExactly("a = 1", "before was removed");
        assertThat(watched.join().exitCode()).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(2, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }

    @Test
    void anotherPerson_seesNothingOfTheFirst() {
        CommandLineDevice first = cloud.signedIn("first", "first@example.com");
        CommandLineDevice second = cloud.signedIn("second", "second@example.com");
        first.run("set", "background-color", "red");
        assertThat(second.run("get", "background-color").exitCode()).isEqualTo(1);
    }

    @Test
    void signIn_keepsTokensInAFileOfTheOwnerAlone_andPrintsNone() throws IOException {
        PersonClient account = PersonClient.signUp(cloud.cloud().outputs(), "owner@example.com");
        CommandLineDevice device = cloud.device("owner");
        Ended ended = cloud.signIn(device, account);
        assertThat(ended.out()).isEqualTo(line("Signed in as Sam <owner@example.com>."));
        Ended got = device.run("get", "--verbose", "nothing");

        Path file = signInFile(device);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        List<String> secrets = secrets(file);
        assertThat(secrets).hasSize(5);
        for (String secret : secrets) {
            assertThat(ended.out() + ended.err() + got.out() + got.err()).doesNotContain(secret);
        }
    }

    @Test
    void signInFile_openToOthers_isRefused() throws IOException {
        CommandLineDevice device = cloud.signedIn("open", "open@example.com");
        Files.setPosixFilePermissions(signInFile(device), PosixFilePermissions.fromString("rw-r--r--"));
        Ended ended = device.run("list");
        assertThat(ended.exitCode()).isEqualTo(7);
        assertThat(ended.err()).contains("is open to other users", "chmod 600");
    }

    @Test
    void credentials_thatExpire_areRenewedWithTheRefreshToken() throws IOException {
        CommandLineDevice device = cloud.signedIn("renewed", "renewed@example.com");
        device.run("set", "a", "1");
        List<String> before = secrets(signInFile(device));
        // Two hours on by this device's clock tokens and credentials are over; the cloud's clock stands still.
        CommandLineDevice later = device.with(() -> Instant.now().plus(Duration.ofHours(2)));
        assertThat(later.run("get", "a").out()).isEqualTo(line("1"));
        assertThat(secrets(signInFile(device))).doesNotContainAnyElementsOf(before);
    }

    @Test
    void signOut_revokesWhatThisDeviceCouldSignInWith() throws IOException {
        CommandLineDevice device = cloud.signedIn("out", "out@example.com");
        Path file = signInFile(device);
        byte[] kept = Files.readAllBytes(file);
        assertThat(device.run("sign-out").lines()).containsExactly("Signed out.");
        assertThat(file).doesNotExist();
        assertThat(device.run("list").exitCode()).isEqualTo(3);
        assertThat(device.run("sign-out").lines()).containsExactly("You were not signed in.");

        // A kept copy of the file holds no valid refresh token.
        Files.write(file, kept);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Ended ended = device.with(() -> Instant.now().plus(Duration.ofHours(2))).run("list");
        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.err()).contains("has ended", "Run `device sign-in` again");
    }

    @Test
    void callbackOfAnotherSignIn_isNeverAccepted() {
        PersonClient account = PersonClient.signUp(cloud.cloud().outputs(), "state@example.com");
        CommandLineDevice device = cloud.device("state");
        String callback = cloud.output("DeviceCallback");
        List<String> said = new ArrayList<>();
        List<CompletableFuture<String>> browser = new ArrayList<>();
        Ended ended = device.with(address -> {
                    said.add(DeviceCloud.get(URI.create(callback + "?code=stolen&state=guessed")));
                    said.add(DeviceCloud.get(URI.create(callback + "/elsewhere?code=stolen")));
                    browser.add(CompletableFuture.supplyAsync(
                            () -> DeviceCloud.get(account.signInAt(address)), OwnThread.EACH));
                    return true;
                })
                .run("sign-in");
        assertThat(browser.get(0).join()).contains("You are signed in");
        assertThat(said.get(0)).contains("This sign-in is not valid");
        assertThat(said.get(1)).contains("Page not found");
        assertThat(ended.exitCode()).isZero();
    }

    @Test
    void signIn_whereNobodyComes_endsWithASentence() {
        Ended ended = cloud.device("nobody").run("sign-in", "--timeout", "0", "--no-browser");
        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.err())
                .contains("/oauth2/authorize?", "code_challenge_method=S256", "You did not sign in within 0 s");
    }

    @Test
    void wrongCommandLines_endWithASentenceAndNoStackTrace() {
        CommandLineDevice device = cloud.device("wrong");
        assertThat(device.run().exitCode()).isEqualTo(2);
        assertThat(device.run("paint").exitCode()).isEqualTo(2);
        assertThat(device.run("set", "only-a-key").exitCode()).isEqualTo(2);
        Ended nobody = device.run("list");
        assertThat(nobody.exitCode()).isEqualTo(3);
        assertThat(nobody.err()).contains("Run `device sign-in` first").doesNotContain("    at ");
        assertThat(device.run("list", "--verbose").err()).contains("    at ");
        Ended lost = device.withOutputs(folder.resolve("nowhere.json")).run("list");
        assertThat(lost.exitCode()).isEqualTo(7);
        assertThat(lost.err()).contains("There is no outputs file", "--outputs FILE");
    }

    @Test
    void help_isThereForEveryCommand() {
        CommandLineDevice device = cloud.device("help");
        Ended top = device.run("--help");
        assertThat(top.exitCode()).isZero();
        assertThat(top.out()).contains("Exit codes:", "sign-in", "--verbose");
        for (String command : List.of(
                "sign-in",
                "sign-out",
                "get",
                "set",
                "remove",
                "list",
                "datasets",
                "sync",
                "watch",
                "doctor",
                "export",
                "import")) {
            Ended help = device.run(command, "--help");
            assertThat(help.exitCode()).as(command).isZero();
            assertThat(help.out()).contains("Usage: device " + command, "--outputs");
        }
    }

    private static Path outputsWithNobodyThere() throws IOException {
        Path outputs = Files.createTempFile(folder, "outputs-", ".json");
        return Files.writeString(
                outputs,
                Files.readString(cloud.outputs())
                        .replace(cloud.cloud().outputs().get("LocalCloud").get("ApiEndpoint"), "http://localhost:1"));
    }

    private static Path signInFile(CommandLineDevice device) throws IOException {
        try (Stream<Path> files = Files.list(device.home())) {
            return files.filter(file -> file.getFileName().toString().startsWith("sign-in-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static List<String> secrets(Path file) throws IOException {
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        return Stream.of(
                        json.path("idToken"),
                        json.path("refreshToken"),
                        json.at("/credentials/accessKeyId"),
                        json.at("/credentials/secretKey"),
                        json.at("/credentials/sessionToken"))
                .map(JsonNode::asText)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static String line(String text) {
        return text + System.lineSeparator();
    }
}
