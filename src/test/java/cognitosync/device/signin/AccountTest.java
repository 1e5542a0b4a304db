package cognitosync.device.signin;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.device.aws.AwsClients;
import cognitosync.device.stack.Stack;
import cognitosync.device.terminal.OwnersFiles;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class AccountTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Stack STACK = new Stack(
            "CognitoSync",
            URI.create("http://localhost:1"),
            URI.create("http://localhost:2"),
            URI.create("http://localhost:3"),
            "eu-west-1_AbC",
            "client",
            "eu-west-1:0",
            "eu-west-1",
            Optional.empty(),
            Optional.empty());

    @TempDir
    Path folder;

    @Test
    void signInOverAnother_standsThoughThatOneCannotBeRevoked() {
        try (AwsClients clients = new AwsClients(STACK)) {
            Account account = new Account(STACK, clients, files(), () -> NOW);
            assertThat(account.keep(signIn("first"))).isEmpty();
            assertThat(account.keep(signIn("second")).orElseThrow())
                    .hasMessageStartingWith(
                            "The sign-in before this one is replaced, but its refresh token could not be" + " revoked");
            assertThat(account.person()).startsWith("second");
        }
    }

    @Test
    void signInOverABrokenFile_stands() {
        files().write("sign-in-eu-west-1_AbC-client.json", "{");
        try (AwsClients clients = new AwsClients(STACK)) {
            Account account = new Account(STACK, clients, files(), () -> NOW);
            assertThat(account.keep(signIn("second"))).isEmpty();
            assertThat(account.person()).startsWith("second");
        }
    }

    private OwnersFiles files() {
        return new OwnersFiles(folder.resolve("home"));
    }

    private static SignIn signIn(String name) {
        return new SignIn(
                new Tokens("id", "refresh", NOW), name, name + "@example.com", "eu-west-1:1", Optional.empty());
    }
}
