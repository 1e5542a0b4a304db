package cognitosync.device;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.device.CommandLineDevice.Ended;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line with a stack that has no sign-in pages, from the first question to the sign-out. */
class FormStackIT {
    private static final String PASSWORD = "Correct-horse-9-battery";

    @TempDir
    static Path folder;

    @AutoClose
    private static DeviceCloud cloud;

    private static UserDirectory users;

    @BeforeAll
    static void start() {
        cloud = DeviceCloud.start(folder, DeviceCloud.FORM);
        users = new UserDirectory(cloud);
    }

    @Test
    void personWhoTypesTheirPassword_isSignedIn_renewed_andSignedOut() throws IOException {
        users.signUp("sam@example.com", PASSWORD);
        CommandLineDevice device = cloud.device("sam");
        Answers sam = Answers.of(" sam@example.com ", PASSWORD);
        assertThat(device.asking(sam).run("sign-in"))
                .isEqualTo(new Ended(0, "Signed in as Sam <sam@example.com>.\n", ""));
        assertThat(sam.questions()).containsExactly("Email address:", "[Password:]");
        assertThat(device.run("set", "background-color", "tomato").exitCode()).isZero();
        assertThat(device.run("get", "background-color").out()).isEqualTo("tomato\n");

        String before = refreshToken(device);
        CommandLineDevice later = device.with(() -> Instant.now().plus(Duration.ofHours(2)));
        assertThat(later.run("get", "background-color").out()).isEqualTo("tomato\n");
        assertThat(refreshToken(device)).isNotEqualTo(before);

        CommandLineDevice copy = cloud.copyOf(device, "copy");
        assertThat(device.run("sign-out")).isEqualTo(new Ended(0, "Signed out.\n", ""));
        Ended ended = copy.with(() -> Instant.now().plus(Duration.ofHours(4))).run("get", "background-color");
        assertThat(ended.err())
                .isEqualTo(
                        "Your sign-in on this device has ended; it lasts up to a day. Run `device sign-in` again.\n");
        assertThat(ended.exitCode()).isEqualTo(3);
    }

    @Test
    void wrongPassword_andUnknownAddress_getTheSameSentence_untilTooManyTries() {
        users.signUp("wrong@example.com", PASSWORD);
        CommandLineDevice device = cloud.device("wrong");
        for (String email : new String[] {"wrong@example.com", "nobody@example.com"}) {
            assertThat(device.asking(Answers.of(email, PASSWORD + "?")).run("sign-in"))
                    .isEqualTo(new Ended(3, "", "Email address or password is wrong. Run `device sign-in` again.\n"));
        }
        Ended ended = device.run("list");
        assertThat(ended.exitCode()).as("nothing is kept: %s", ended).isEqualTo(3);
        for (int tries = 0; tries < 6 && !ended.err().startsWith("There were too many attempts"); tries++) {
            ended = device.asking(Answers.of("wrong@example.com", "no")).run("sign-in");
            assertThat(ended.exitCode()).isEqualTo(3);
        }
        assertThat(ended.err()).startsWith("There were too many attempts with this email address.");
    }

    @Test
    void accountThatIsNotConfirmed_isSentToThePage() {
        users.signUpOnly("early@example.com", PASSWORD);
        Ended ended = cloud.device("early")
                .asking(Answers.of("early@example.com", PASSWORD))
                .run("sign-in");
        assertThat(ended.err())
                .isEqualTo("Your account is not confirmed yet. Sign in at " + cloud.output("SiteUrl")
                        + ", enter the code from the mail there, then run `device sign-in` again.\n");
        assertThat(ended.exitCode()).isEqualTo(3);
    }

    @Test
    void temporaryPassword_isReplaced_oncePolicyAndBothEntriesAgree() {
        users.add("added@example.com", PASSWORD);
        CommandLineDevice device = cloud.device("added");
        Answers person = Answers.of(
                "added@example.com",
                PASSWORD,
                "Ada",
                "New-horse-1-staple",
                "New-horse-1-stable",
                "short",
                "short",
                "New-horse-1-staple",
                "New-horse-1-staple");
        Ended ended = device.asking(person).run("sign-in");
        assertThat(ended.out()).isEqualTo("Signed in as Ada <added@example.com>.\n");
        assertThat(ended.err())
                .contains("The two passwords differ.", "The user pool does not take this password: InvalidPassword");
        assertThat(person.questions())
                .startsWith("Email address:", "[Password:]", "Your name:", "[New password:]", "[New password again:]")
                .hasSize(9);
        assertThat(cloud.device("again")
                        .reading("New-horse-1-staple\r\nmore")
                        .run("sign-in", "--email", "added@example.com", "--password-stdin")
                        .out())
                .isEqualTo(ended.out());
    }

    @Test
    void doctor_findsNothingWrong_andChecksTheUserPoolInPlaceOfItsPages() {
        users.signUp("patient@example.com", PASSWORD);
        CommandLineDevice device = cloud.device("patient");
        assertThat(device.asking(Answers.of("patient@example.com", PASSWORD))
                        .run("sign-in")
                        .exitCode())
                .isZero();
        Ended ended = device.run("doctor");
        assertThat(ended.lines())
                .hasSize(10)
                .allSatisfy(line -> assertThat(line).startsWith("ok "))
                .anySatisfy(line -> assertThat(line).contains("by SRP", "USER_SRP_AUTH at http://localhost:"));
        assertThat(ended.exitCode()).isZero();

        Path other = cloud.outputsWith("CognitoSync", "UserPoolClientId", "gone");
        assertThat(device.withOutputs(other).run("doctor", "--anonymous").out()).contains("has no app client gone");
    }

    private static String refreshToken(CommandLineDevice device) throws IOException {
        try (Stream<Path> files = Files.list(device.home())) {
            Path file = files.filter(path -> path.getFileName().toString().startsWith("sign-in-"))
                    .filter(path -> path.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow();
            return new ObjectMapper()
                    .readTree(file.toFile())
                    .path("refreshToken")
                    .asText();
        }
    }
}
