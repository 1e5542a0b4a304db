package cognitosync.device.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cognitosync.device.failure.DeviceException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputsFileTest {
    private static final String STACK = """
            {"WebsiteUrl": "http://b.s3-website-eu-west-1.amazonaws.com",
             "SiteUrl": "https://b.s3.eu-west-1.amazonaws.com/index.html",
             "UserPoolDomain": "https://colour.auth.eu-west-1.amazoncognito.com",
             "UserPoolId": "eu-west-1_AbC", "UserPoolClientId": "client",
             "IdentityPoolId": "eu-west-1:0", "BucketName": "b", "Region": "eu-west-1"}""";

    private static final String GRAPHQL = "https://abc.appsync-api.eu-west-1.amazonaws.com/graphql";
    private static final String REALTIME = "wss://abc.appsync-realtime-api.eu-west-1.amazonaws.com/graphql";

    @TempDir
    Path folder;

    @Test
    void fileOfADeploymentToAws_hasNoLocalCloud() throws IOException {
        Stack stack = read("{\"CognitoSync\": " + STACK + "}").stack();
        assertThat(stack.name()).isEqualTo("CognitoSync");
        assertThat(stack.providerName()).isEqualTo("cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbC");
        assertThat(stack.local()).isEmpty();
        assertThat(stack.deviceCallback()).isEmpty();
    }

    @Test
    void fileOfTwoStacks_wantsAName() throws IOException {
        OutputsFile file = read("{\"One\": " + STACK + ", \"Two\": " + STACK + "}");
        refuses(file, "--stack NAME");
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> file.stack("Three"))
                .returns(DeviceException.Kind.INVALID_FILE, DeviceException::kind)
                .withMessageContaining("has no stack Three. It has [One, Two].")
                .withMessageEndingWith(".");
        assertThat(file.stack("Two").name()).isEqualTo("Two");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | has no stack",
                "[ | is not JSON",
                "{\"CognitoSync\": {}} | has no CognitoSync.WebsiteUrl",
                "{\"CognitoSync\": {\"WebsiteUrl\": \"file:///etc/passwd\"}} | which is not a valid web address",
                "{\"CognitoSync\": {\"WebsiteUrl\": \"http://a b\"}} | which is not a valid web address"
            })
    void fileThatDoesNotTell_isRefusedWithASentence(String text, String sentence) throws IOException {
        refuses(read(text), sentence);
    }

    @Test
    void fileWithoutAStack_isNotAskedToNameOne() throws IOException {
        for (String text : new String[] {"", "[]", "{}"}) {
            refuses(read(text), "has no stack. Deploy one, or name the file");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://cloud.example:8000",
                "https://cloud.example",
                "http://localhost.cloud.example",
                "http://127.0.0.1@cloud.example"
            })
    void localCloudElsewhere_isRefused(String endpoint) throws IOException {
        refuses(withLocalCloud(endpoint), "LocalCloud.ApiEndpoint as \"" + endpoint + "\", which is not");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8000", "http://127.0.0.1:8000", "http://[::1]:8000"})
    void localCloudOnThisMachine_isTaken(String endpoint) throws IOException {
        assertThat(withLocalCloud(endpoint).stack().local().orElseThrow().apiEndpoint())
                .hasToString(endpoint);
    }

    @Test
    void plaintextSignInDomain_isTakenOnThisMachineOnly() throws IOException {
        refuses(
                withDomain("http://colour.example"),
                "CognitoSync.UserPoolDomain as \"http://colour.example\", which is not encrypted");
        assertThat(withDomain("http://localhost:8001").stack().userPoolDomain().orElseThrow())
                .hasToString("http://localhost:8001");
    }

    @Test
    void stackWithoutASignInDomain_hasAFormOfItsOwn() throws IOException {
        String form = STACK.replaceFirst("\"UserPoolDomain\": \"[^\"]+\",", "");
        assertThat(read("{\"CognitoSync\": " + form + "}").stack().userPoolDomain())
                .isEmpty();
        refuses(withDomain(""), "has no CognitoSync.UserPoolDomain");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "https://colour.auth.eu-west-1.amazoncognito.com.evil.example",
                "https://colour.auth.eu-west-1.amazoncognito.com@evil.example",
                "https://colour.auth.us-east-1.amazoncognito.com",
                "https://colour.auth.eu-west-1.amazoncognito.com:8443",
                "https://evil.example/?colour.auth.eu-west-1.amazoncognito.com"
            })
    void signInDomainThatIsNotCognitos_isRefused(String domain) throws IOException {
        refuses(
                withDomain(domain),
                "CognitoSync.UserPoolDomain as \"" + domain + "\", which is not a Cognito sign-in domain");
    }

    /** Files are called by ids, and hosts by the region. */
    @ParameterizedTest
    @CsvSource({
        "UserPoolId, x/../../../elsewhere_A",
        "UserPoolId, eu-west-1",
        "UserPoolClientId, ../client",
        "UserPoolClientId, client.json",
        "IdentityPoolId, eu-west-1:../0",
        "Region, evil.example/#",
        "Region, eu-west-1.evil.example",
        "Region, eu-west-1/"
    })
    void idOrRegionOfAnotherForm_isRefused(String member, String value) throws IOException {
        String stack = STACK.replaceFirst("\"" + member + "\": \"[^\"]+\"", "\"" + member + "\": \"" + value + "\"");
        assertThat(stack).isNotEqualTo(STACK);
        refuses(
                read("{\"CognitoSync\": " + stack + "}"),
                "CognitoSync." + member + " as \"" + value + "\", which is not a valid " + member);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/signed-in", "http://localhost.evil.example:8976/signed-in"})
    void callbackThatIsNotOnThisMachine_isRefused(String callback) throws IOException {
        refuses(
                read("{\"CognitoSync\": "
                        + STACK.replace("\"BucketName\"", "\"DeviceCallback\": \"" + callback + "\", \"BucketName\"")
                        + "}"),
                "CognitoSync.DeviceCallback as \"" + callback + "\", which is not on this machine");
    }

    @Test
    void credentialsFileThatIsNoPath_isRefused() throws IOException {
        refuses(
                read(
                        "{\"CognitoSync\": " + STACK
                                + ", \"LocalCloud\": {\"ApiEndpoint\": \"http://localhost:1\", \"CredentialsFile\": \"a\\u0000\"}}"),
                "which is not a valid path");
    }

    @Test
    void stackWithoutABackend_isOfCognitoSync() throws IOException {
        assertThat(read("{\"CognitoSync\": " + STACK + "}").stack().backend())
                .isEqualTo(new Backend.CognitoSync())
                .returns("", Backend::place);
    }

    @Test
    void stackWithATable_namesIt() throws IOException {
        assertThat(withBackend("dynamodb", "Stack-Table_1.x").stack().backend())
                .isEqualTo(new Backend.DynamoDb("eu-west-1", "Stack-Table_1.x"))
                .returns("dynamodb/eu-west-1/Stack-Table_1.x", Backend::place);
    }

    @Test
    void backendOfALaterVersion_isRefused() throws IOException {
        refuses(withBackend("later", "table"), "CognitoSync.Backend as \"later\", which this version does not support");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "a/b", "arn:aws:dynamodb:eu-west-1:123456789012:table/x"})
    void tableNameOfAnotherForm_isRefused(String name) throws IOException {
        refuses(withBackend("dynamodb", name), "CognitoSync.TableName");
    }

    @Test
    void stackWithAnApi_namesItAndItsTable() throws IOException {
        assertThat(withApi(GRAPHQL, REALTIME).stack().backend())
                .isEqualTo(new Backend.AppSync("eu-west-1", "table", URI.create(GRAPHQL), URI.create(REALTIME)))
                .returns("appsync/eu-west-1/abc.appsync-api.eu-west-1.amazonaws.com/graphql", Backend::place);
        String local = "http://localhost:8000/appsync-api/abc/graphql";
        assertThat(withApi(local, "ws://localhost:8000/appsync-realtime-api/abc/graphql")
                        .stack()
                        .backend()
                        .place())
                .as("whatever its port")
                .isEqualTo("appsync/eu-west-1/localhost/appsync-api/abc/graphql");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://abc.appsync-api.us-east-1.amazonaws.com/graphql",
                "https://abc.appsync-api.eu-west-1.amazonaws.com.example/graphql",
                "https://abc.appsync-api.eu-west-1.amazonaws.com/other",
                "https://user@abc.appsync-api.eu-west-1.amazonaws.com/graphql",
                "http://abc.appsync-api.eu-west-1.amazonaws.com/graphql",
                "http://cloud.example/graphql",
                "https://localhost/graphql"
            })
    void apiElsewhere_isRefused(String address) throws IOException {
        refuses(withApi(address, REALTIME), "CognitoSync.GraphQLUrl as \"" + address + "\", which is not the address");
        String socket = address.replace("http", "ws").replace("appsync-api", "appsync-realtime-api");
        refuses(withApi(GRAPHQL, socket), "CognitoSync.RealtimeUrl as \"" + socket + "\", which is not the address");
    }

    @Test
    void apiWithoutItsAddresses_isRefused() throws IOException {
        refuses(withBackend("appsync", "table"), "has no CognitoSync.GraphQLUrl");
        refuses(withApi("", REALTIME), "has no CognitoSync.GraphQLUrl");
        refuses(withApi(GRAPHQL, ""), "has no CognitoSync.RealtimeUrl");
        refuses(withApi(REALTIME, REALTIME), "which is not a valid web address");
    }

    private OutputsFile withApi(String graphql, String realtime) throws IOException {
        return read("{\"CognitoSync\": "
                + STACK.replace(
                        "\"BucketName\"",
                        "\"Backend\": \"appsync\", \"TableName\": \"table\", \"GraphQLUrl\": \"%s\", \"RealtimeUrl\": \"%s\", \"BucketName\""
                                .formatted(graphql, realtime))
                + "}");
    }

    private OutputsFile withBackend(String backend, String table) throws IOException {
        return read("{\"CognitoSync\": "
                + STACK.replace(
                        "\"BucketName\"",
                        "\"Backend\": \"%s\", \"TableName\": \"%s\", \"BucketName\"".formatted(backend, table))
                + "}");
    }

    private OutputsFile withDomain(String domain) throws IOException {
        return read(
                "{\"CognitoSync\": " + STACK.replace("https://colour.auth.eu-west-1.amazoncognito.com", domain) + "}");
    }

    private OutputsFile withLocalCloud(String endpoint) throws IOException {
        return read("{\"CognitoSync\": " + STACK + ", \"LocalCloud\": {\"ApiEndpoint\": \"" + endpoint
                + "\", \"CredentialsFile\": \"credentials\"}}");
    }

    private static void refuses(OutputsFile file, String sentence) {
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> file.stack())
                .withMessageContaining(sentence)
                .withMessageEndingWith(".")
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.kind()).isEqualTo(DeviceException.Kind.INVALID_FILE));
    }

    private OutputsFile read(String text) throws IOException {
        return new OutputsFile(Files.writeString(folder.resolve("outputs.json"), text));
    }
}
