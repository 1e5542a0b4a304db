package cognitosync.device.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cognitosync.device.aws.AwsClients;
import cognitosync.device.failure.DeviceException;
import cognitosync.device.files.PrivateFiles;
import cognitosync.device.stack.Backend;
import cognitosync.device.stack.LocalCloud;
import cognitosync.device.stack.Stack;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class AccountTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String API = "http://localhost:5";
    private static final Stack STACK = new Stack(
            "CognitoSync",
            URI.create("http://localhost:1"),
            URI.create("http://localhost:2"),
            Optional.of(URI.create("http://localhost:3")),
            "eu-west-1_AbC",
            "client",
            "eu-west-1:0",
            "eu-west-1",
            new Backend.CognitoSync(),
            Optional.empty(),
            Optional.of(new LocalCloud(URI.create(API), Path.of(""), Path.of("credentials"))));

    @TempDir
    Path folder;

    @Test
    void signInOverAnother_standsThoughThatOneCannotBeRevoked() {
        try (AwsClients clients = new AwsClients(STACK)) {
            Account account = new Account(STACK, clients, files(), () -> NOW);
            assertThat(account.keep(signIn("first"))).isEmpty();
            assertThat(account.keep(signIn("second")).orElseThrow())
                    .hasMessageStartingWith(
                            "You are signed in, but the refresh token of your previous sign-in could not be revoked");
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

    @ParameterizedTest
    @CsvSource({
        "sign-in domain, http://localhost:4",
        "API endpoint, http://localhost:4",
        "region, us-east-1",
        "user pool, eu-west-1_Other",
        "app client, other",
        "identity pool, eu-west-1:9"
    })
    void signInFromElsewhere_isRefusedAndStays(String member, String elsewhere) {
        Origin there = new Origin(
                new TokenSource.Domain(member.equals("sign-in domain") ? elsewhere : "http://localhost:3"),
                member.equals("API endpoint") ? elsewhere : API,
                member.equals("region") ? elsewhere : "eu-west-1",
                member.equals("user pool") ? elsewhere : "eu-west-1_AbC",
                member.equals("app client") ? elsewhere : "client",
                member.equals("identity pool") ? elsewhere : "eu-west-1:0");
        new SignInFile(files(), STACK).write(signIn("away", Optional.of(there)));
        try (AwsClients clients = new AwsClients(STACK)) {
            Account account = new Account(STACK, clients, files(), () -> NOW);
            for (ThrowingCallable use : List.<ThrowingCallable>of(
                    account::resolveCredentials, account::renewCredentials, account::signOut)) {
                assertThatExceptionOfType(DeviceException.class)
                        .isThrownBy(use)
                        .withMessageContaining("came from the " + member + " " + elsewhere + ", not from ")
                        .withMessageContaining("--outputs FILE")
                        .isInstanceOfSatisfying(DeviceException.class, e -> assertThat(e.kind())
                                .isEqualTo(DeviceException.Kind.INVALID_FILE));
            }
            assertThat(account.isSignedIn()).isTrue();
        }
    }

    /** Versions before this one wrote it. */
    @Test
    void signInThatDoesNotSayWhereItCameFrom_isUsedNowhere_andForgotten() {
        new SignInFile(files(), STACK).write(signIn("old", Optional.empty()));
        try (AwsClients clients = new AwsClients(STACK)) {
            Account account = new Account(STACK, clients, files(), () -> NOW);
            assertThat(account.identityId()).isEqualTo("eu-west-1:1");
            assertThatExceptionOfType(DeviceException.class)
                    .isThrownBy(account::resolveCredentials)
                    .withMessageEndingWith("Run `device sign-in` again.")
                    .isInstanceOfSatisfying(DeviceException.class, e -> assertThat(e.kind())
                            .isEqualTo(DeviceException.Kind.NOT_SIGNED_IN));
            assertThatExceptionOfType(DeviceException.class)
                    .isThrownBy(account::signOut)
                    .withMessageStartingWith("You are signed out on this device, but the refresh token could not be");
            assertThat(account.isSignedIn()).isFalse();
        }
    }

    @Test
    void signInFile_remembersWhereItCameFrom() {
        SignInFile file = new SignInFile(files(), STACK);
        file.write(signIn("here"));
        assertThat(file.read()).contains(signIn("here"));
    }

    /** A redeployment with another {@code signIn} keeps user pool and app client. */
    @Test
    void signInFromTheUserPoolsApi_isRemembered_andNotSentToADomain() {
        SignIn signIn = signIn(
                "api",
                Optional.of(new Origin(
                        new TokenSource.Api("https://api.example"),
                        API,
                        "eu-west-1",
                        "eu-west-1_AbC",
                        "client",
                        "eu-west-1:0")));
        SignInFile file = new SignInFile(files(), STACK);
        file.write(signIn);
        assertThat(file.read()).contains(signIn);
        try (AwsClients clients = new AwsClients(STACK)) {
            Account account = new Account(STACK, clients, files(), () -> NOW);
            assertThatExceptionOfType(DeviceException.class)
                    .isThrownBy(account::resolveCredentials)
                    .withMessageContaining(
                            "came from the user pool API https://api.example, not from http://localhost:3");
        }
    }

    private PrivateFiles files() {
        return new PrivateFiles(folder.resolve("home"));
    }

    private static SignIn signIn(String name) {
        return signIn(
                name,
                Optional.of(new Origin(
                        new TokenSource.Domain("http://localhost:3"),
                        API,
                        "eu-west-1",
                        "eu-west-1_AbC",
                        "client",
                        "eu-west-1:0")));
    }

    private static SignIn signIn(String name, Optional<Origin> origin) {
        return new SignIn(
                origin, new Tokens("id", "refresh", NOW), name, name + "@example.com", "eu-west-1:1", Optional.empty());
    }
}
