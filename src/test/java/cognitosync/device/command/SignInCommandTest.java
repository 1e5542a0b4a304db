package cognitosync.device.command;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.device.Answers;
import cognitosync.device.CommandLineDevice;
import cognitosync.device.CommandLineDevice.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sign-in asks for, by the outputs of the stack and the options; there is no local cloud behind these. */
class SignInCommandTest {
    private static final String DOMAIN = "\"UserPoolDomain\": \"http://localhost:1\", ";
    private static final String CALLBACK = "\"DeviceCallback\": \"http://localhost/signed-in\", ";

    @TempDir
    Path folder;

    @Test
    void stackWithPages_asksForNothing() throws IOException {
        Answers person = Answers.of();
        assertThat(device(DOMAIN + CALLBACK).asking(person).run("sign-in").err())
                .contains("which names no port on this machine");
        assertThat(person.questions()).isEmpty();
    }

    @Test
    void stackWithPages_takesNoAddress_andNoPassword() throws IOException {
        for (String option : new String[] {"--email=a@example.com", "--password-stdin"}) {
            assertThat(device(DOMAIN + CALLBACK).run("sign-in", option))
                    .isEqualTo(new Ended(
                            2,
                            "",
                            "The stack has sign-in pages, which ask for address and password themselves. Run `device"
                                    + " sign-in` without --email and --password-stdin.\n"));
        }
    }

    @Test
    void stackWithoutPages_asksForAddressAndPassword() throws IOException {
        Answers person = Answers.of("a@example.com", "secret");
        Ended ended = device("").asking(person).run("sign-in");
        assertThat(ended.err()).contains("The user pool API http://localhost:1 did not respond");
        assertThat(ended.err()).doesNotContain("secret");
        assertThat(ended.exitCode()).isEqualTo(5);
        assertThat(person.questions()).containsExactly("Email address:", "[Password:]");
    }

    @Test
    void addressOnTheCommandLine_isNotAskedFor() throws IOException {
        Answers person = Answers.of("secret");
        device("").asking(person).run("sign-in", "--email", "a@example.com");
        assertThat(person.questions()).containsExactly("[Password:]");
    }

    @Test
    void nobodyAtATerminal_isASentence() throws IOException {
        for (String[] line : new String[][] {{"sign-in"}, {"sign-in", "--email", "a@example.com"}}) {
            Ended ended = device("").run(line);
            assertThat(ended.err()).startsWith("There is no terminal to ask for address and password.");
            assertThat(ended.exitCode()).isEqualTo(2);
        }
    }

    @Test
    void passwordOfAProgram_needsAnAddress_andText() throws IOException {
        CommandLineDevice device = device("");
        assertThat(device.reading("secret\n").run("sign-in", "--password-stdin").err())
                .startsWith("--password-stdin needs --email ADDRESS, too.");
        assertThat(device.reading("\n")
                        .run("sign-in", "--password-stdin", "--email", "a")
                        .err())
                .startsWith("Nothing was entered.");
        assertThat(device.reading("secr\ufffdt\n")
                        .run("sign-in", "--password-stdin", "--email", "a")
                        .err())
                .startsWith("What was entered cannot be read in this locale.")
                .doesNotContain("secr\ufffd");
        assertThat(device.reading("secret\n")
                        .run("sign-in", "--password-stdin", "--email", "a")
                        .err())
                .contains("did not respond");
    }

    @Test
    void endOfTheInput_isASentence() throws IOException {
        for (Answers person : new Answers[] {Answers.of(), Answers.of("a@example.com"), Answers.of(" ")}) {
            Ended ended = device("").asking(person).run("sign-in");
            assertThat(ended.err()).startsWith("Nothing was entered. Run `device sign-in` again.");
            assertThat(ended.exitCode()).isEqualTo(2);
        }
    }

    private CommandLineDevice device(String members) throws IOException {
        Path outputs = folder.resolve("outputs.json");
        Files.writeString(outputs, """
                {"CognitoSync": {%s"WebsiteUrl": "http://localhost:1", "SiteUrl": "http://localhost:1",
                  "UserPoolId": "eu-west-1_A", "UserPoolClientId": "client", "IdentityPoolId": "eu-west-1:0",
                  "Region": "eu-west-1"},
                 "LocalCloud": {"ApiEndpoint": "http://localhost:1", "CredentialsFile": "credentials"}}
                """.formatted(members));
        return CommandLineDevice.of(outputs, folder.resolve("home"));
    }
}
