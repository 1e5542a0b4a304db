package cognitosync.device;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.device.CommandLineDevice.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands for shared datasets refuse before anything is sent. */
class SharingCommandsTest {
    private static final String STACK = """
            {"CognitoSync": {"WebsiteUrl": "http://b.s3-website-eu-west-1.amazonaws.com",
             "SiteUrl": "https://b.s3.eu-west-1.amazonaws.com/index.html",
             "UserPoolDomain": "https://colour.auth.eu-west-1.amazoncognito.com",
             "UserPoolId": "eu-west-1_AbC", "UserPoolClientId": "client",
             "IdentityPoolId": "eu-west-1:0", "BucketName": "b", "Region": "eu-west-1" %s}}""";

    private static final String TABLE = ", \"Backend\": \"dynamodb\", \"TableName\": \"datasets\"";
    private static final String API = """
            , "Backend": "appsync", "TableName": "datasets",
            "GraphQLUrl": "https://abc.appsync-api.eu-west-1.amazonaws.com/graphql",
            "RealtimeUrl": "wss://abc.appsync-realtime-api.eu-west-1.amazonaws.com/graphql\"""";

    private static final int USAGE = 2;
    private static final int NOT_SIGNED_IN = 3;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "share wall",
                "join token",
                "shared",
                "unshare wall member",
                "leave owner wall",
                "get k --owner o",
                "set k v --owner o",
                "remove k --owner o",
                "list --owner o",
                "watch --owner o"
            })
    void sharing_isOfferedByAnApiOnly(String line) throws IOException {
        for (String other : new String[] {"", TABLE}) {
            Ended ended = device(other).run(line.split(" "));
            assertThat(ended.exitCode()).isEqualTo(USAGE);
            assertThat(ended.err())
                    .isEqualTo("Only stacks with an AppSync API share datasets between people. Deploy with -c"
                            + " backend=appsync." + System.lineSeparator());
        }
        Ended ended = device(API).run(line.split(" "));
        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(NOT_SIGNED_IN);
        assertThat(ended.err()).contains("You are not signed in on this device.");
    }

    /** The token is a secret, even one that cannot be right. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "two words",
                "https://site/index.html#join=",
                "https://site/index.html#joined=s3cr3t",
                "s3cr3t/"
            })
    void textThatIsNoInvitation_isRefused_andNotRepeated(String text) throws IOException {
        Ended ended = device(API).run("join", text, "--verbose");
        assertThat(ended.exitCode()).isEqualTo(USAGE);
        assertThat(ended.err())
                .startsWith("This is not a link with an invitation, or its token.")
                .doesNotContain("s3cr3t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3cr3t-0",
                " s3cr3t-0 ",
                "https://site/index.html#join=s3cr3t-0",
                "http://localhost:1/?a=b#join=s3cr3t-0"
            })
    void linkOrToken_isTaken(String text) throws IOException {
        Ended ended = device(API).run("join", text);
        assertThat(ended.exitCode()).isEqualTo(NOT_SIGNED_IN);
        assertThat(ended.out() + ended.err()).doesNotContain("s3cr3t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3cr3t-0", "https://site/index.html#join=s3cr3t-0\r\n", "s3cr3t-0\nmore"})
    void linkOrToken_isReadFromStandardInput(String text) throws IOException {
        Ended ended = device(API).reading(text).run("join", "-");
        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(NOT_SIGNED_IN);
        assertThat(ended.out() + ended.err()).doesNotContain("s3cr3t");
    }

    @Test
    void standardInputWithoutALink_isRefused_andOfBoundedLength() throws IOException {
        for (String text : new String[] {"", "\ns3cr3t-0", "s3cr3t-0".repeat(100_000)}) {
            Ended ended = device(API).reading(text).run("join", "-");
            assertThat(ended.exitCode()).isEqualTo(USAGE);
            assertThat(ended.err()).startsWith("This is not a link with an invitation");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "share | Missing required parameter: 'NAME'",
                "share a/b | A dataset name can only have letters",
                "share wall --days 0 | Invalid value for option '--days': 0 is less than 1",
                "share wall --role owner | but was 'owner'",
                "unshare a/b m | A dataset name can only have letters",
                "leave o a/b | A dataset name can only have letters",
                "get k --owner o --offline | --owner cannot be used together with --offline"
            })
    void wrongCommandLine_isToldSo(String line, String sentence) throws IOException {
        Ended ended = device(API).run(line.split(" "));
        assertThat(ended.exitCode()).isEqualTo(USAGE);
        assertThat(ended.err()).contains(sentence);
    }

    @Test
    void roles_areInTheHelpAsTheyAreWritten() throws IOException {
        assertThat(device(API).run("share", "--help").out()).contains("reader", "(default: reader)");
    }

    private CommandLineDevice device(String outputs) throws IOException {
        Path file = folder.resolve("outputs.json");
        Files.writeString(file, STACK.formatted(outputs));
        return CommandLineDevice.of(file, folder.resolve("home"));
    }
}
